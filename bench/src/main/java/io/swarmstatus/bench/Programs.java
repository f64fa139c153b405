package io.swarmstatus.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Programs {

    /** Where servers are, which is not on everybody's path. */
    private static final String SERVERS = "/usr/sbin";

    private Programs() {}

    /** Where the program of this name is; empty where it is not installed. */
    static Optional<String> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SERVERS;
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}

package io.swarmstatus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files that come with the benchmarks, for programs of other makes. */
final class BundledFile {

    private BundledFile() {}

    /** Copies one into a directory, and returns where it is there. */
    static Path copy(String name, Path directory) throws IOException {
        var copy = directory.resolve(name);
        try (var in = Objects.requireNonNull(BundledFile.class.getResourceAsStream(name), name)) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }
}

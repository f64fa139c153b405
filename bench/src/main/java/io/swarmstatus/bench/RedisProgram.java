package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** The Redis server that the embedded-redis library carries, as a program: that library's own objects cannot freeze one. */
final class RedisProgram {

    private RedisProgram() {}

    /** Keeps on disk what Redis keeps by default, in this directory. */
    static List<String> commandLine(int port, Path directory) {
        try {
            var program = ExecutableProvider.newJarResourceProvider().get().getPath();
            return List.of(
                    program, "--bind", "127.0.0.1", "--port", String.valueOf(port), "--dir", directory.toString());
        } catch (IOException e) {
            throw new StartException("there is no Redis for this machine: " + e.getMessage(), e);
        }
    }
}

package io.swarmstatus.bench;

import io.swarmstatus.bench.PartProcess.Command;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The classes of a program as a start has loaded and linked them (JEP 514), as our images carry them. */
final class AotCache {

    /** How a JVM is given options besides its command line. */
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private static final Duration TRAINING = Duration.ofSeconds(5);
    private static final Duration WRITING = Duration.ofMinutes(1);

    private AotCache() {}

    /**
     * Makes one by a start that finds nobody.
     *
     * @param training how it is started; its settings lead nowhere
     */
    static void make(Command training, Path cache) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(training.line())
                .redirectErrorStream(true)
                .redirectOutput(training.log().toFile());
        builder.environment().putAll(training.environment());
        builder.environment().put(OPTIONS, "-XX:AOTCacheOutput=" + cache);
        var process = builder.start();
        try {
            if (process.waitFor(TRAINING.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartException("a training run ended by itself; its log is " + training.log(), null);
            }
            process.destroy();
            if (!process.waitFor(WRITING.toMillis(), TimeUnit.MILLISECONDS) || !Files.exists(cache)) {
                throw new StartException("no AOT cache was written; the log is " + training.log(), null);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** The environment of a start with it. */
    static Map<String, String> use(Map<String, String> environment, Path cache) {
        var all = new HashMap<>(environment);
        all.put(OPTIONS, "-XX:AOTCache=" + cache);
        return all;
    }
}

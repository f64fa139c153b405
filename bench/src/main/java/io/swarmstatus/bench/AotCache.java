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

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration WRITING = Duration.ofMinutes(1);

    private AotCache() {}

    /** What a program is to do before its training ends. */
    interface Work {
        void await() throws IOException, InterruptedException;
    }

    /** Whatever it does by itself in this time. */
    static Work pause(Duration time) {
        return () -> TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /**
     * Makes one by a training run. It is waited for: one that is cut short leaves out what it did not get to, on a busy machine half
     * of all classes.
     *
     * @param training how it is started
     * @param up answered once it has started
     * @param work comes after that
     * @throws StartException if the run does not start, ends by itself or writes nothing
     */
    static void make(Command training, ReadyProbe up, Work work, Path cache) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(training.line())
                .redirectErrorStream(true)
                .redirectOutput(training.log().toFile());
        builder.environment().putAll(training.environment());
        builder.environment().put(OPTIONS, "-XX:AOTCacheOutput=" + cache);
        var process = builder.start();
        try {
            if (!isUp(process, up)) {
                throw new StartException("a training run does not start; its log is " + training.log(), null);
            }
            work.await();
            if (!process.isAlive()) {
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

    private static boolean isUp(Process process, ReadyProbe up) throws InterruptedException {
        var begun = System.nanoTime();
        while (process.isAlive() && System.nanoTime() - begun < START_LIMIT.toNanos()) {
            if (up.isAnswered()) {
                return true;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return false;
    }

    /** The environment of a start with it. */
    static Map<String, String> use(Map<String, String> environment, Path cache) {
        var all = new HashMap<>(environment);
        all.put(OPTIONS, "-XX:AOTCache=" + cache);
        return all;
    }
}

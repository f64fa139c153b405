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

/** The classes that a program has loaded, and how its methods ran, in a training run (JEP 514, 515): as our images carry them. */
final class AotCache {

    /** How a JVM is given options besides its command line. */
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int LINES_TOLD = 20;
    private static final Duration WRITING = Duration.ofMinutes(1);

    private AotCache() {}

    /** What a program is to do before its training ends. */
    interface Work {
        void await() throws IOException, InterruptedException;
    }

    /** Many questions, each on a connection of its own. */
    static Work answering(Question question, int port, int times) {
        return () -> {
            for (var asked = 0; asked < times; asked++) {
                HttpAnswer.to(question, port);
            }
        };
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
        Files.deleteIfExists(cache);
        var process = builder.start();
        try {
            if (!isUp(process, up)) {
                throw failure("a training run does not start", training);
            }
            work.await();
            if (!process.isAlive()) {
                throw failure("a training run ended by itself", training);
            }
            process.destroy();
            if (!process.waitFor(WRITING.toMillis(), TimeUnit.MILLISECONDS) || !Files.exists(cache)) {
                throw failure("no AOT cache was written", training);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // what puts the cache together
            process.destroyForcibly();
        }
    }

    private static StartException failure(String what, Command training) throws IOException {
        var lines = Files.readAllLines(training.log());
        var end = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
        return new StartException(what + "; it said last:\n" + String.join("\n", end), null);
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

    /** The environment of a start with it, which fails where the JVM cannot use it. */
    static Map<String, String> use(Map<String, String> environment, Path cache) {
        var all = new HashMap<>(environment);
        all.put(OPTIONS, "-XX:AOTMode=on -XX:AOTCache=" + cache);
        return all;
    }
}

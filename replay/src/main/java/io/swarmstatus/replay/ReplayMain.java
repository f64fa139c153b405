package io.swarmstatus.replay;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code swarm-status replay}. */
public final class ReplayMain {

    private static final int STOP_SECONDS = 3;

    private ReplayMain() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-replay.xml"); // before the first logger is made
        var ended = new CountDownLatch(1);
        endCleanlyWhenStopped(Thread.currentThread(), ended);
        var terminal = Terminal.ofThisProcess();
        var output = Output.standard();
        var surroundings = new Surroundings(
                output, System.err, terminal, InstantSource.system(), ZoneId.systemDefault(), System.getenv());
        var exitCode = ReplayCommand.execute(args, surroundings);
        ended.countDown();
        System.exit(exitCode);
    }

    /** Ctrl-C ends the reading, not the process in the middle of a line. */
    private static void endCleanlyWhenStopped(Thread reading, CountDownLatch ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            reading.interrupt();
                            try {
                                ended.await(STOP_SECONDS, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
    }
}

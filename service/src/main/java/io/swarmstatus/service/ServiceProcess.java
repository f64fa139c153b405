package io.swarmstatus.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** The beginning and the end of a process that runs until it is told to stop. */
public final class ServiceProcess {

    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(9);

    private ServiceProcess() {}

    /**
     * Tells on the standard error stream why a start failed: one line for each reason, or a stack trace for what nobody
     * has foreseen.
     *
     * @return the exit code: 2 for a wrong configuration, 1 for anything else
     */
    public static int reportFailedStart(String name, Exception e) {
        switch (e) {
            case ConfigurationException mistakes ->
                mistakes.problems().forEach(problem -> System.err.println(name + ": " + problem));
            case StartException reason -> System.err.println(name + ": " + reason.getMessage());
            default -> log.atError().setCause(e).log("cannot start");
        }
        return e instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /**
     * From now on the process stops, with exit code 1, when one of its threads dies of what nobody caught: a service of which
     * a part is gone would look well and be wrong. Whoever runs it starts it again.
     */
    static void endWithAnyThread() {
        Thread.setDefaultUncaughtExceptionHandler((thread, death) -> {
            log.atError()
                    .setCause(death)
                    .addKeyValue("thread", thread.getName())
                    .log("a part has died, stopping");
            Runtime.getRuntime().exit(ExitCode.SOFTWARE);
        });
    }

    /**
     * Stops the process, with exit code 1, where a part of it has ended for good; returns at once, so that this part can be
     * closed as well.
     */
    public static void endWith(String part) {
        log.atError().addKeyValue("part", part).log("a part has ended, stopping");
        Thread.ofPlatform().name("end").start(() -> Runtime.getRuntime().exit(ExitCode.SOFTWARE));
    }

    /**
     * Starts this, and returns once SIGTERM or SIGINT has come and it was closed, or has had its time. A stop that comes
     * during the start, of a part that has died already for one, waits for that: what is started is closed.
     */
    static void runUntilStopped(Supplier<AutoCloseable> start) throws InterruptedException {
        var running = new CompletableFuture<AutoCloseable>();
        var stopped = new CountDownLatch(1);
        var hook = new Thread(() -> stop(() -> running.get().close(), stopped), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            running.complete(start.get());
        } catch (RuntimeException
                | Error e) { // a class that is missing, for one: the stop must not wait for what never comes
            running.complete(() -> {});
            forget(hook);
            throw e;
        }
        log.atInfo().log("started");
        stopped.await();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.atDebug().log("the process stops already");
        }
    }

    /**
     * Closes this when SIGTERM or SIGINT comes, from now on.
     *
     * @return counted down once it was closed, or has had its time
     */
    public static CountDownLatch closeAtStop(AutoCloseable running) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped), "stop"));
        return stopped;
    }

    /** Gives the parts their time, and no more: a part that hangs must not keep the process from ending. */
    private static void stop(AutoCloseable running, CountDownLatch stopped) {
        log.atInfo().log("stopping");
        var closing = Thread.ofPlatform().daemon().name("close").start(() -> close(running));
        try {
            if (closing.join(STOP_LIMIT)) {
                log.atInfo().log("stopped");
            } else {
                log.atError().addKeyValue("limit", STOP_LIMIT).log("did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            log.atError().setCause(e).log("did not stop cleanly");
        }
    }
}

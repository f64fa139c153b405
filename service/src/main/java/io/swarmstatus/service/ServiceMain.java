package io.swarmstatus.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How each service starts and stops: settings are read and checked, the parts are started, SIGTERM and SIGINT close them.
 *
 * <p>A start that fails is one line for each reason on the standard error stream, and exit code 2 for a wrong
 * configuration or 1 for anything else.
 */
@Command(mixinStandardHelpOptions = true, usageHelpAutoWidth = true)
public final class ServiceMain<C> implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServiceMain.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(9);

    private final Class<?> service;
    private final Function<Settings, C> config;
    private final Function<C, AutoCloseable> start;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "A YAML file of settings; environment variables override it.")
    private @Nullable Path file;

    private ServiceMain(Class<?> service, Function<Settings, C> config, Function<C, AutoCloseable> start) {
        this.service = service;
        this.config = config;
        this.start = start;
    }

    /**
     * Runs a service until it is told to stop.
     *
     * @param service the main class; the {@code application.yaml} beside it declares the settings
     * @param config reads the settings
     * @param start starts the service and returns what stops it
     */
    public static <C> void run(
            String name,
            Class<?> service,
            String[] args,
            Function<Settings, C> config,
            Function<C, AutoCloseable> start) {
        var command = new CommandLine(new ServiceMain<>(service, config, start))
                .setCommandName(name)
                .setExecutionExceptionHandler((e, line, _) -> complain(name, e));
        var exitCode = command.execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new SettingSources(service, file, System.getenv(), Map.of()).read();
        var checked = config.apply(settings);
        settings.verify();
        log.atInfo().addKeyValue("settings", settings.effective()).log("starting");
        var running = start.apply(checked);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped), "stop"));
        log.atInfo().log("started");
        stopped.await();
        return 0;
    }

    private static int complain(String name, Exception e) {
        switch (e) {
            case ConfigurationException mistakes ->
                mistakes.problems().forEach(problem -> System.err.println(name + ": " + problem));
            case StartException reason -> System.err.println(name + ": " + reason.getMessage());
            default -> log.atError().setCause(e).log("cannot start");
        }
        return e instanceof ConfigurationException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** Gives the parts their time, and no more: a part that hangs must not keep the process from ending. */
    private static void stop(AutoCloseable running, CountDownLatch stopped) {
        log.atInfo().log("stopping");
        var closing = Thread.ofVirtual().name("close").start(() -> close(running));
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

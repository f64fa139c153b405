package io.swarmstatus.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main of every service: settings are read and checked, the parts are started, SIGTERM and SIGINT close them. */
@Command(mixinStandardHelpOptions = true, usageHelpAutoWidth = true)
public final class ServiceMain<C> implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServiceMain.class);

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
     * @param service the main class; the {@code application.properties} beside it declares the settings
     * @param config reads the settings
     * @param start starts the service and returns what stops it
     */
    public static <C> void run(
            String name,
            Class<?> service,
            String[] args,
            Function<Settings, C> config,
            Function<C, AutoCloseable> start) {
        var main = new ServiceMain<>(service, config, start);
        var exitCode = args.length == 0 ? main.run(name) : main.parsed(name, args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Without arguments, as in a container: what reads them is a tenth of the start, and is not loaded. */
    private int run(String name) {
        try {
            return call();
        } catch (Exception e) {
            return ServiceProcess.reportFailedStart(name, e);
        }
    }

    private int parsed(String name, String[] args) {
        return new CommandLine(this)
                .setCommandName(name)
                .setExecutionExceptionHandler((e, _, _) -> ServiceProcess.reportFailedStart(name, e))
                .execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LogFormat.check(System.getenv());
        var settings = new SettingSources(service, file, System.getenv(), Map.of()).read();
        var checked = config.apply(settings);
        settings.verify();
        log.atInfo().addKeyValue("settings", settings.effective()).log("starting");
        ServiceProcess.endWithAnyThread();
        var tracing = Tracing.start(service, settings);
        ServiceProcess.runUntilStopped(() -> withTracing(start.apply(checked), tracing));
        return CommandLine.ExitCode.OK;
    }

    /** What is traced last is told too. */
    private static AutoCloseable withTracing(AutoCloseable running, AutoCloseable tracing) {
        return () -> {
            try (tracing) {
                running.close();
            }
        };
    }
}

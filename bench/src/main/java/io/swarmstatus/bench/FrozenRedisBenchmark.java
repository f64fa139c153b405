package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench frozen-redis}: whether the answers are as quick without a Redis as with one. */
@Command(
        name = "frozen-redis",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Freezes Redis while the API is under load, and compares the times of its answers.")
final class FrozenRedisBenchmark implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "How long Redis is frozen, and how long it is left alone before and after (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often it is frozen (${DEFAULT-VALUE}).")
    private int times;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests per second to the API (${DEFAULT-VALUE}).")
    private int rate;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1 || times < 1 || rate < 1) {
            throw new StartException("--seconds, --times and --rate: at least 1 is needed", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.printf("%d requests/s%n%s%n", rate, Machine.words());
            var loaded = LoadedPipeline.start(jars, null, 1, rate, parts);
            TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
            var windows = windows(loaded);
            loaded.endLoad();
            windows.forEach(window -> System.out.println(window.words()));
            System.out.println(FrozenWindow.comparison(windows));
            loaded.lines().forEach(System.out::println);
            loaded.violations().lines().forEach(System.err::println);
            return loaded.violations().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            parts.close();
        }
    }

    private List<FrozenWindow> windows(LoadedPipeline loaded) throws InterruptedException {
        var redis = loaded.pipeline().part(FaultTarget.REDIS);
        var windows = new ArrayList<FrozenWindow>();
        windows.add(window(loaded, false));
        for (var time = 0; time < times; time++) {
            redis.freeze();
            windows.add(window(loaded, true));
            redis.thaw();
            windows.add(window(loaded, false));
        }
        return windows;
    }

    private FrozenWindow window(LoadedPipeline loaded, boolean frozen) throws InterruptedException {
        var latencies = loaded.ledger().beginWindow();
        TimeUnit.SECONDS.sleep(seconds);
        loaded.ledger().beginWindow();
        return new FrozenWindow(frozen, latencies);
    }
}

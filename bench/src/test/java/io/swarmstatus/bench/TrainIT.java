package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.bench.FaultTarget.Part;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

/** The AOT caches of the images, as they are made while these are built. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TrainIT extends BenchmarkSuite {

    private static final ServiceJars JARS = new ServiceJars(Path.of("..").toAbsolutePath());

    @TempDir
    private Path directory;

    @Test
    void anApiStartsWithWhatItWasTrainedFor() throws Exception {
        var cache = directory.resolve("api.aot");

        var exitCode = train("api", JARS.api(), cache);

        assertThat(exitCode).isEqualTo(ExitCode.OK);
        var nowhere = PartRecipes.choose(JARS, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        var api = nowhere.with(Part.API, AotCache.use(Map.of(), cache)).command(FaultTarget.API_1);
        var live = ReadyProbe.health(nowhere.port(FaultTarget.API_1), "/health/live");
        try (var process = new PartProcess("api", api, live)) {
            process.start();
            process.awaitReady();
        }
    }

    @Test
    void knowsNoOtherServices() {
        assertThat(train("app", JARS.api(), directory.resolve("no.aot"))).isEqualTo(ExitCode.USAGE);
    }

    private static int train(String service, Path jar, Path cache) {
        return BenchMain.commandLine().execute("train", service, "--jar", jar.toString(), "--cache", cache.toString());
    }
}

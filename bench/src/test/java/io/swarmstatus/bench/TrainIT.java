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
    void aSinkStartsWithWhatItWasTrainedFor() throws Exception {
        var cache = directory.resolve("sink.aot");

        var exitCode = train("cache-sink", JARS.sink(), cache);

        assertThat(exitCode).isEqualTo(ExitCode.OK);
        var nowhere = PartRecipes.choose(JARS, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        var withNothingElse = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:AOTCache=" + cache);
        try (var sink = nowhere.with(Part.SINK, withNothingElse).part(FaultTarget.SINK_1)) {
            sink.start();
            sink.awaitReady();
        }
    }

    @Test
    void knowsNoOtherServices() {
        assertThat(train("cash-sink", JARS.sink(), directory.resolve("no.aot"))).isEqualTo(ExitCode.USAGE);
    }

    private static int train(String service, Path jar, Path cache) {
        return BenchMain.commandLine().execute("train", service, "--jar", jar.toString(), "--cache", cache.toString());
    }
}

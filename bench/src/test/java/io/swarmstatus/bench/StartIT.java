package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short form of {@code bench start}, with the services as they are shipped. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartIT extends BenchmarkSuite {

    @Test
    void everyServiceGetsReadyWithAnAotCacheAndWithout() {
        var exitCode = bench("start", "--rounds", "1", "--settle", "0");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }
}

package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short form of {@code bench feed}, with the sink as it is shipped: 148 s on two cores at a load of 13 to 20. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FeedIT extends BenchmarkSuite {

    @Test
    void theFeedHasEachChangeOnceWhateverBefallsTheSinks() {
        var exitCode = bench("feed", "--kills", "5", "--quiet", "3", "--seed", "5");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }
}

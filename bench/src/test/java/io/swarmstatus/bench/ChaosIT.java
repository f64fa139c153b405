package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short forms of {@code bench chaos} and {@code bench frozen-redis}, with the services as they are shipped. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChaosIT extends BenchmarkSuite {

    @Test
    void noLawIsBrokenWhateverBefallsEachPartOnce() {
        var exitCode = bench("chaos", "--rounds", "5", "--seed", "286", "--rate", "100", "--longest-freeze", "3");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }

    @Test
    void allAnswersAre200WhileRedisIsFrozen() {
        var exitCode = bench("frozen-redis", "--seconds", "5", "--rate", "100");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }
}

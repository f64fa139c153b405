package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short forms of {@code bench serve} and {@code bench serve-many}, where there is wrk, with the services as they are shipped and the peers that there are. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeIT extends BenchmarkSuite {

    @BeforeEach
    void wrkIsThere() {
        assumeThat(Programs.find("wrk")).as("there is wrk").isPresent();
    }

    @Test
    void everyServerGivesTheRightAnswersUnderLoad() {
        var exitCode = bench("serve", "--rounds", "1", "--seconds", "1", "--warm-up", "0");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }

    @Test
    void eachOfManySwarmsIsAnsweredWhileSnapshotsArrive() {
        var exitCode = bench("serve-many", "--rounds", "1", "--seconds", "1", "--swarms", "50", "--rate", "20");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }
}

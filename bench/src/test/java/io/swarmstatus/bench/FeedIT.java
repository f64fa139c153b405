package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short form of {@code bench feed}, with the sink as it is shipped: 148 s on two cores at a load of 13 to 20. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FeedIT {

    private static final String PROJECT =
            Path.of("..").toAbsolutePath().normalize().toString();

    @AfterEach
    void leavesNoProcess() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void theFeedHasEachChangeOnceWhateverBefallsTheSinks() {
        var exitCode = new CommandLine(new BenchMain())
                .execute("feed", "--kills", "5", "--quiet", "3", "--seed", "5", "--jars", PROJECT);

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }
}

package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstatus.service.CloseStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The materialize benchmark on little, with the sink as it is shipped. */
class MaterializeIT extends BenchmarkSuite {

    @TempDir
    private Path directory;

    private final CloseStack parts = new CloseStack();

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void bothBringTheWholeBacklogIntoRedisAndTheSinkWhatCameWhileItWasAway() throws Exception {
        var backlog = new SwarmBacklog(30, 2, 5);
        var trial = SinkTrial.start(new ServiceJars(Path.of("..").toAbsolutePath()), directory, backlog, parts);

        var bare = trial.bare("bare");
        var ours = trial.sink("ours");
        var caughtUp = trial.restart("ours");

        assertThat(List.of(bare.sinceStart(), bare.writing(), ours.sinceStart(), ours.writing(), caughtUp))
                .allMatch(time -> time.isPositive());
        trial.watch().requireKeys("the sink", 30 * 3 + 1);
        assertThatExceptionOfType(MisreadException.class)
                .isThrownBy(() -> trial.watch().requireKeys("the sink", 30 * 3));
        parts.close();
    }
}

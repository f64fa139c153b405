package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HitCountsTest {

    @Test
    void giveTheSharesToTwoDecimals() {
        var hits = new Hits(980, 15, 5, START);
        var uneven = new Hits(1, 1, 1, START);

        assertThat(hits.hitRatePercent()).isEqualTo(99.5);
        assertThat(hits.backupPercent()).isEqualTo(1.5);
        assertThat(uneven.hitRatePercent()).isEqualTo(66.67);
        assertThat(uneven.backupPercent()).isEqualTo(33.33);
    }

    @Test
    void areZeroBeforeTheFirstAnswer() {
        var hits = new HitCounts(START).tally();

        assertThat(hits).isEqualTo(new Hits(0, 0, 0, START));
        assertThat(hits.hitRatePercent()).isZero();
        assertThat(hits.backupPercent()).isZero();
    }

    @Test
    void loseNoneOfManyAtOnce() {
        var counts = new HitCounts(START);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var tier : ServedTier.values()) {
                IntStream.range(0, 1000).forEach(_ -> threads.execute(() -> counts.count(tier)));
            }
        }

        assertThat(counts.tally()).isEqualTo(new Hits(1000, 1000, 1000, START));
    }
}

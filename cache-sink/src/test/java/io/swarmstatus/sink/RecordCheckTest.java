package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.good;
import static io.swarmstatus.sink.Snapshots.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.sink.RecordCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final RecordCheck check = new RecordCheck(new SnapshotCodec());

    @Test
    void acceptsASnapshotUnderItsSwarmsName() {
        var snapshot = good("shop", NOW);

        var verdict = check.check("shop".getBytes(UTF_8), json(snapshot), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Accepted(snapshot));
    }

    @Test
    void acceptsWhatAClockThatIsAheadMayHaveCollected() {
        var snapshot = good("shop", NOW.plus(Duration.ofMinutes(5)));

        var verdict = check.check("shop".getBytes(UTF_8), json(snapshot), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Accepted(snapshot));
    }

    @Property
    void refusesAnyOtherBytesAndNeverThrows(
            @ForAll @WithNull byte @Nullable [] key, @ForAll @WithNull byte @Nullable [] value) {
        var verdict = check.check(key, value, NOW);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
    }

    @Property
    void eitherReadsOrRefusesASnapshotWithADamagedByte(
            @ForAll @IntRange(max = 10_000) int position, @ForAll byte damage) {
        var snapshot = good("shop", NOW);
        var value = json(snapshot);
        value[position % value.length] = damage;

        var verdict = check.check("shop".getBytes(UTF_8), value, NOW);

        switch (verdict) {
            case Verdict.Accepted(var read) -> assertThat(read.swarm()).isEqualTo("shop");
            case Verdict.Refused refused -> assertThat(refused.reason()).isNotBlank();
        }
    }
}

package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.sink.RecordCheck.Verdict;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink takes what the schema and the record's rules allow, and nothing else. */
class RecordFuzzerTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final RecordCheck check = new RecordCheck(new SnapshotCodec());
    private final SnapshotOracle oracle = new SnapshotOracle();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void agreesWithTheSchemaOnWhatIsNoSnapshot(long seed) {
        var fuzzer = new RecordFuzzer(seed, Snapshots.full("default", NOW));
        for (int count = 0; count < 1_500; count++) {
            var candidate = fuzzer.next();

            var verdict = check.check(candidate.key(), candidate.value(), NOW);

            assertThat(verdict instanceof Verdict.Accepted)
                    .as("record %d of seed %d: %s", count, seed, verdict)
                    .isEqualTo(oracle.isSnapshot(candidate.key(), candidate.value(), NOW));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 7)
    void makesMostlyButNotOnlyWhatIsNoSnapshot(long seed) {
        var fuzzer = new RecordFuzzer(seed, Snapshots.full("default", NOW));
        var valid = 0;
        for (int count = 0; count < 1_000; count++) {
            var candidate = fuzzer.next();
            valid += oracle.isSnapshot(candidate.key(), candidate.value(), NOW) ? 1 : 0;
        }

        assertThat(valid).isBetween(10, 300);
    }
}

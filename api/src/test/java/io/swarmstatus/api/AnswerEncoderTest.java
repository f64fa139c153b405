package io.swarmstatus.api;

import static io.swarmstatus.api.Golden.assertIsGolden;
import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.InMemorySwarmCache;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerEncoderTest {

    private final SettableClock clock = new SettableClock(START.plusMillis(77));
    private final InMemorySwarmCache cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
    private final AnswerEncoder encoder = new AnswerEncoder(UnavailableDocument.of("default"), CacheKeys.of("default"));

    @Test
    void givesTheSnapshotFromEachTier() throws IOException {
        cache.write(Snapshots.good(START));

        var status = encoder.encode(read());

        assertIsGolden("answer-primary.json", plain(status.primary()));
        assertIsGolden("answer-backup.json", plain(status.backup()));
    }

    @Test
    void givesAnEmptySnapshotWhereThereIsNone() throws IOException {
        var status = encoder.encode(read());

        assertThat(status.primary()).isNull();
        assertThat(status.backup()).isNull();
        assertIsGolden("answer-unavailable.json", plain(status.unavailable()));
    }

    @Test
    void passesAFailureOnWhereThatIsAllThereIs() throws IOException {
        cache.write(Snapshots.failed(START));

        var status = encoder.encode(read());

        assertIsGolden("answer-failure.json", plain(status.primary()));
    }

    @Test
    void tellsOfFailuresInWhatItServes() {
        cache.write(Snapshots.good(START));
        var before = encoder.encode(read());
        clock.pass(Duration.ofMinutes(2));
        cache.write(Snapshots.failed(START.plusSeconds(120)));

        var after = encoder.encode(read());

        assertThat(plain(after.primary())).asString().contains("\"consecutive_failures\":1", "\"error\":null");
        assertThat(tag(after.primary())).isNotEqualTo(tag(before.primary()));
    }

    @Test
    void encodesTheSameOnce() {
        cache.write(Snapshots.good(START));
        var content = read();
        var before = encoder.encode(content);

        var after = encoder.encode(content.with(cache.read("default")));

        assertThat(Objects.requireNonNull(after.primary()).body())
                .isSameAs(Objects.requireNonNull(before.primary()).body());
        assertThat(after.unavailable().body()).isSameAs(before.unavailable().body());
    }

    @Test
    void encodesAtOnceWhatWasAskedForOfTheSnapshotBefore() {
        cache.write(Snapshots.good(START));
        plain(encoder.encode(read()).primary());
        clock.pass(Duration.ofSeconds(5));
        cache.write(Snapshots.good(START.plusSeconds(5)));

        var after = encoder.encode(read());

        assertThat(Objects.requireNonNull(after.primary()).body().isPlainMade()).isTrue();
        assertThat(Objects.requireNonNull(after.primary()).body().isGzipMade()).isFalse();
        assertThat(Objects.requireNonNull(after.backup()).body().isPlainMade()).isFalse();
    }

    @Test
    void encodesAtOnceWhatIsLarge() {
        var managers =
                IntStream.range(0, 200).mapToObj(node -> "manager-" + node).toArray(String[]::new);
        cache.write(Snapshots.good(START, Duration.ofMillis(42), managers));

        var answers = encoder.encode(read());

        assertThat(Objects.requireNonNull(answers.primary()).body().isGzipMade())
                .isTrue();
        assertThat(Objects.requireNonNull(answers.backup()).body().isGzipMade()).isTrue();
    }

    @Test
    void knowsWhenAllDataEnds() {
        cache.write(Snapshots.good(START));

        var primary = Objects.requireNonNull(encoder.encode(read()).primary());

        assertThat(primary.expiresAt()).isEqualTo(START.plus(CacheTtls.DEFAULT.primary()));
        assertThat(primary.dataEndsAt()).isEqualTo(START.plus(CacheTtls.DEFAULT.backup()));
    }

    private SwarmContent read() {
        return SwarmContent.NOTHING.with(cache.read("default"));
    }

    private static byte[] plain(@Nullable Answer answer) {
        return Objects.requireNonNull(answer).body().plain().body();
    }

    private static String tag(@Nullable Answer answer) {
        return Objects.requireNonNull(answer).body().plain().entityTag();
    }
}

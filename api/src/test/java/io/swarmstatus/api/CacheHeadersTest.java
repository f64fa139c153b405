package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheHeadersTest {

    private static final Instant NOW = START.plusMillis(33_200);
    private static final Instant PRIMARY_ENDS = START.plusSeconds(300);
    private static final Instant BACKUP_ENDS = START.plusSeconds(1800);

    @Test
    void tellTheTierAndHowLongItLasts() {
        var primary = answer(ServedTier.PRIMARY, START, PRIMARY_ENDS, BACKUP_ENDS);
        var backup = answer(ServedTier.BACKUP, START, BACKUP_ENDS, BACKUP_ENDS);

        assertThat(CacheHeaders.cacheStatus(primary, NOW)).isEqualTo("swarm-status; hit; ttl=266; detail=primary");
        assertThat(CacheHeaders.cacheStatus(backup, NOW)).isEqualTo("swarm-status; hit; ttl=1766; detail=backup");
    }

    @Test
    void tellNoTimeForWhatNeverExpires() {
        var answer = answer(ServedTier.PRIMARY, START, null, null);

        assertThat(CacheHeaders.cacheStatus(answer, NOW)).isEqualTo("swarm-status; hit; detail=primary");
        assertThat(CacheHeaders.cacheControl(answer, NOW)).isEqualTo("max-age=1");
    }

    @Test
    void tellThatNothingWasFound() {
        var answer = answer(ServedTier.UNAVAILABLE, null, null, null);

        assertThat(CacheHeaders.cacheStatus(answer, NOW)).isEqualTo("swarm-status; fwd=miss; detail=unavailable");
        assertThat(CacheHeaders.cacheControl(answer, NOW)).isEqualTo("max-age=1, stale-if-error=0");
        assertThat(CacheHeaders.age(answer, NOW)).isNull();
    }

    @Test
    void allowStaleAnswersForAsLongAsTheBackupLasts() {
        var answer = answer(ServedTier.PRIMARY, START, PRIMARY_ENDS, BACKUP_ENDS);

        assertThat(CacheHeaders.cacheControl(answer, NOW)).isEqualTo("max-age=1, stale-if-error=1798");
    }

    @Test
    void countTheAgeFromCollection() {
        var answer = answer(ServedTier.PRIMARY, START, PRIMARY_ENDS, BACKUP_ENDS);

        assertThat(CacheHeaders.age(answer, NOW)).isEqualTo(33);
    }

    @Test
    void neverTellANegativeTime() {
        var answer = answer(ServedTier.PRIMARY, NOW.plusSeconds(5), START, START);

        assertThat(CacheHeaders.age(answer, NOW)).isZero();
        assertThat(CacheHeaders.cacheStatus(answer, NOW)).contains("ttl=0;");
        assertThat(CacheHeaders.cacheControl(answer, NOW)).endsWith("stale-if-error=0");
    }

    private static Answer answer(
            ServedTier tier, @Nullable Instant collectedAt, @Nullable Instant expiresAt, @Nullable Instant dataEndsAt) {
        var body = Body.of("{}".getBytes(StandardCharsets.UTF_8));
        return new Answer(tier, body, collectedAt, expiresAt, dataEndsAt);
    }
}

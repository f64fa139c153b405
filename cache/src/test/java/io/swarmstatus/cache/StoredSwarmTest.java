package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What shows that a value is another than the known one, without having it. */
final class StoredSwarmTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final CacheKeys KEYS = CacheKeys.of("default");
    private static final RefreshStatus REFRESH = refresh(NOON, NOON);
    private static final CachedSwarm KNOWN =
            new CachedSwarm(new Tier("{\"a\":1}", NOON), new Tier("{\"b\":22}", NOON.plusSeconds(60)), REFRESH);

    @Test
    void findsNothingChangedWhereLengthsExpiriesAndRefreshesAreTheKnownOnes() {
        var stored = stored(7, NOON, 8, NOON.plusSeconds(60), REFRESH);

        assertThat(stored.changedSince(KNOWN)).isEmpty();
        assertThat(stored.over(KNOWN)).isEqualTo(KNOWN);
    }

    @Test
    void keepsTheKnownExpiryWhereAnAnswerOnlyTookItsTime() {
        var stored = stored(7, NOON.plusMillis(1900), 8, NOON.plusSeconds(58), REFRESH);

        assertThat(stored.changedSince(KNOWN)).isEmpty();
        assertThat(stored.over(KNOWN)).isEqualTo(KNOWN);
    }

    @Test
    void findsAValueChangedByItsLength() {
        assertThat(stored(6, NOON, 8, NOON.plusSeconds(60), REFRESH).changedSince(KNOWN))
                .containsExactly(KEYS.primary());
        assertThat(stored(7, NOON, 9, NOON.plusSeconds(60), REFRESH).changedSince(KNOWN))
                .containsExactly(KEYS.backup());
    }

    @Test
    void findsAValueChangedByItsExpiry() {
        assertThat(stored(7, NOON.plusSeconds(3), 8, NOON.plusSeconds(60), REFRESH)
                        .changedSince(KNOWN))
                .containsExactly(KEYS.primary());
        assertThat(stored(7, NOON, 8, null, REFRESH).changedSince(KNOWN)).containsExactly(KEYS.backup());
    }

    @Test
    void findsBothValuesChangedByANewSuccess() {
        var stored = stored(7, NOON, 8, NOON.plusSeconds(60), refresh(NOON.plusMillis(1), NOON.plusMillis(1)));

        assertThat(stored.changedSince(KNOWN)).containsExactlyInAnyOrder(KEYS.primary(), KEYS.backup());
    }

    @Test
    void takesThePrimaryForChangedByAFailureBecauseItMayTellIt() {
        var stored = stored(7, NOON, 8, NOON.plusSeconds(60), refresh(NOON.plusMillis(1), NOON));

        assertThat(stored.changedSince(KNOWN)).containsExactly(KEYS.primary());
    }

    @Test
    void needsNoValueOfAKeyThatIsGone() {
        var gone = new StoredSwarm(StoredTier.absent(KEYS.primary()), StoredTier.absent(KEYS.backup()), REFRESH);

        assertThat(gone.changedSince(KNOWN)).isEmpty();
        assertThat(gone.over(KNOWN)).isEqualTo(new CachedSwarm(Tier.ABSENT, Tier.ABSENT, REFRESH));
    }

    @Test
    void needsEveryValueThatIsNotKnown() {
        var stored = stored(7, NOON, 8, NOON.plusSeconds(60), REFRESH);

        assertThat(stored.changedSince(CachedSwarm.NOTHING)).containsExactlyInAnyOrder(KEYS.primary(), KEYS.backup());
    }

    @Property
    void countsTheBytesOfAnyText(@ForAll String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var known = new Tier(new String(bytes, StandardCharsets.UTF_8), NOON);

        assertThat(new StoredTier("same", true, bytes.length, NOON, null).differsFrom(known))
                .isFalse();
        assertThat(new StoredTier("longer", true, bytes.length + 1, NOON, null).differsFrom(known))
                .isTrue();
    }

    private static StoredSwarm stored(
            long primaryLength,
            @Nullable Instant primaryExpiry,
            long backupLength,
            @Nullable Instant backupExpiry,
            RefreshStatus refresh) {
        return new StoredSwarm(
                new StoredTier(KEYS.primary(), true, primaryLength, primaryExpiry, null),
                new StoredTier(KEYS.backup(), true, backupLength, backupExpiry, null),
                refresh);
    }

    private static RefreshStatus refresh(Instant collectedAt, Instant lastSuccessAt) {
        return new RefreshStatus(collectedAt, 7, "ok", lastSuccessAt, null, null, 0, 1, 0, null, null);
    }
}

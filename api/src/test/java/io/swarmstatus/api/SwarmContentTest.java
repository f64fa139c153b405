package io.swarmstatus.api;

import static io.swarmstatus.api.Contents.cached;
import static io.swarmstatus.api.Contents.content;
import static io.swarmstatus.api.Contents.failed;
import static io.swarmstatus.api.Contents.good;
import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SwarmContentTest {

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Instant EARLIER = START.minusSeconds(60);

    @Test
    void keepsNewerDataWhenTheCacheComesBackWithOlder() {
        var served = content(good(START, SHORT), good(START, LONG));

        var next = served.followedBy(content(good(EARLIER, SHORT), good(EARLIER, LONG)), START);

        assertThat(next).isEqualTo(served);
    }

    @Test
    void refusesAnOlderBackupWhereItsOwnWasEvicted() {
        var served = content(good(START, SHORT), Tier.ABSENT);
        var older = content(good(EARLIER, SHORT), good(EARLIER, LONG));

        var next = served.followedBy(older, START);

        assertThat(next).isEqualTo(served);
        assertThat(next.followedBy(older, START.plus(SHORT)).backup()).isEqualTo(older.backup());
    }

    @Test
    void takesOlderDataOnceTheNewerIsExpired() {
        var served = content(good(START, Duration.ofSeconds(1)), good(START, Duration.ofSeconds(2)));
        var older = content(good(EARLIER, SHORT), good(EARLIER, LONG));

        var next = served.followedBy(older, START.plusSeconds(2));

        assertThat(next).isEqualTo(older);
    }

    @Test
    void honoursADeletedPrimary() {
        var served = content(good(START, SHORT), good(START, LONG));
        var deleted = content(Tier.ABSENT, good(START, LONG));

        var next = served.followedBy(deleted, START);

        assertThat(next).isEqualTo(deleted);
    }

    @Test
    void honoursThatBothWereDeleted() {
        var served = content(good(START, SHORT), good(START, LONG));
        var deleted = new SwarmContent(TierContent.ABSENT, TierContent.ABSENT, Contents.SUCCEEDED);

        var next = served.followedBy(deleted, START);

        assertThat(next).isEqualTo(deleted);
    }

    @Test
    void keepsFiguresWhereACacheThatWasEmptiedHasHeardOfAFailureSince() {
        var served = content(good(START, SHORT), good(START, LONG));
        var failure = content(failed(START.plusSeconds(9), SHORT), Tier.ABSENT);
        var emptied = new SwarmContent(failure.primary(), failure.backup(), Contents.FAILED);

        var next = served.followedBy(emptied, START.plusSeconds(9));

        assertThat(next.primary()).isEqualTo(served.primary());
        assertThat(next.backup()).isEqualTo(served.backup());
        assertThat(next.refresh()).isEqualTo(Contents.FAILED);
    }

    @Test
    void keepsTheBackupWhereACacheThatWasEmptiedHasHeardOfASilenceSince() {
        var served = content(Tier.ABSENT, good(START, LONG));
        var silent = new SwarmContent(TierContent.ABSENT, TierContent.ABSENT, Contents.SILENT);

        var next = served.followedBy(silent, START);

        assertThat(next.backup()).isEqualTo(served.backup());
        assertThat(next.followedBy(silent, START.plus(LONG))).isEqualTo(silent);
    }

    @Test
    void outlivesACacheThatWasEmptied() {
        var served = content(good(START, SHORT), good(START, LONG));

        var next = served.followedBy(SwarmContent.NOTHING, START);

        assertThat(next).isEqualTo(served);
        assertThat(next.followedBy(SwarmContent.NOTHING, START.plus(LONG))).isEqualTo(SwarmContent.NOTHING);
    }

    @Test
    void passesOverAPrimaryThatIsOlderThanTheBackup() {
        var served = content(Tier.ABSENT, good(START, LONG));

        var next = served.followedBy(content(good(EARLIER, SHORT), good(EARLIER, LONG)), START);

        assertThat(next).isEqualTo(served);
    }

    @Test
    void prefersFiguresToANewerFailure() {
        var served = content(failed(START, SHORT), Tier.ABSENT);
        var figures = content(good(EARLIER, SHORT), good(EARLIER, LONG));

        var next = served.followedBy(figures, START);

        assertThat(next).isEqualTo(figures);
    }

    @Test
    void takesANewExpiryOfTheSameData() {
        var served = content(good(START, SHORT), good(START, LONG));
        var persisted = content(new Tier(good(START, SHORT).json(), null), good(START, LONG));

        var next = served.followedBy(persisted, START);

        assertThat(next.primary().tier().expiresAt()).isNull();
    }

    @Test
    void countsAKeyThatHoldsNoSnapshotAsGone() {
        var served = content(good(START, SHORT), good(START, LONG));

        var next = served.followedBy(content(new Tier("hello", null), good(START, LONG)), START);

        assertThat(next.primary().isUnreadable()).isTrue();
        assertThat(next.primary().isHeldAt(START)).isFalse();
        assertThat(next.backup().isHeldAt(START)).isTrue();
    }

    @Test
    void parsesTheSameJsonOnce() {
        var before = content(good(START, SHORT), good(START, LONG));

        var after = before.with(cached(good(START, SHORT), good(START.plusMillis(1), LONG)));

        assertThat(after.primary().snapshot()).isSameAs(before.primary().snapshot());
        assertThat(after.backup().snapshot()).isNotSameAs(before.backup().snapshot());
    }

    @Property
    void neverServesOlderDataThanBeforeUnlessThatIsExpired(@ForAll("looks") List<Look> looks) {
        var content = SwarmContent.NOTHING;
        var now = START;
        for (var look : looks) {
            now = now.plus(look.pause);
            var before = collectedAt(content, now);

            content = content.followedBy(SwarmContent.NOTHING.with(cached(now.minus(look.age), now)), now);

            var after = collectedAt(content, now);
            assertThat(after).isAfterOrEqualTo(before).isAfterOrEqualTo(now.minus(look.age));
        }
    }

    /** Of what is served then; the distant past where that is nothing. */
    private static Instant collectedAt(SwarmContent content, Instant now) {
        return Stream.of(content.primary(), content.backup())
                .filter(tier -> tier.isHeldAt(now))
                .findFirst()
                .map(TierContent::snapshot)
                .map(StoredSnapshot::collectedAt)
                .orElse(Instant.MIN);
    }

    /** A look at the cache: how long after the last, and how old the data was that it held. */
    record Look(Duration pause, Duration age) {}

    @Provide
    Arbitrary<List<Look>> looks() {
        var pauses = Arbitraries.integers().between(0, 600).map(Duration::ofSeconds);
        var ages = Arbitraries.integers().between(0, 299).map(Duration::ofSeconds);
        return Combinators.combine(pauses, ages)
                .as(Look::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(20);
    }
}

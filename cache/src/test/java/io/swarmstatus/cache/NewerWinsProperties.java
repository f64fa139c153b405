package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The law of newer wins: what the tiers hold follows from what arrived, and not from the order in which it did. */
abstract class NewerWinsProperties {

    private static final CacheTtls TTLS = CacheTtls.DEFAULT;

    /** For a store that tells the time left, by its own clock. */
    private static final Duration LATENCY = Duration.ofSeconds(1);

    /** A cache with the usual TTLs and nothing in it. */
    abstract SwarmCache emptyCache();

    /** Another writer to the same store. */
    abstract SwarmCache anotherCache();

    /** The store's time, to the millisecond. */
    abstract Instant now();

    @Property(tries = 200)
    void holdsTheSameWhateverTheOrder(@ForAll("arrivals") List<Arrival> arrivals, @ForAll Random random) {
        var now = now();
        var shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, random);
        shuffled.addAll(arrivals.subList(0, arrivals.size() / 2));
        var cache = emptyCache();

        shuffled.forEach(arrival -> cache.write(arrival.snapshot(now)));

        var cached = cache.read("default");
        assertThat(Snapshots.in(cached.primary())).isEqualTo(expectedPrimary(arrivals, now));
        assertThat(Snapshots.in(cached.backup())).isEqualTo(expectedBackup(arrivals, now));
    }

    /** Each has some of the snapshots, in an order of its own, and some have both. */
    @Property(tries = 100)
    void holdsTheSameWhenTwoSinksWriteAtOnce(@ForAll("arrivals") List<Arrival> arrivals, @ForAll Random random) {
        var now = now();
        var others = new ArrayList<>(arrivals);
        Collections.shuffle(others, random);
        var cache = emptyCache();

        try (var another = anotherCache();
                var sinks = Executors.newFixedThreadPool(2)) {
            sinks.execute(() -> arrivals.forEach(arrival -> cache.write(arrival.snapshot(now))));
            sinks.execute(() -> others.forEach(arrival -> another.write(arrival.snapshot(now))));
        }

        var cached = cache.read("default");
        assertThat(Snapshots.in(cached.primary())).isEqualTo(expectedPrimary(arrivals, now));
        assertThat(Snapshots.in(cached.backup())).isEqualTo(expectedBackup(arrivals, now));
        var newest = newest(arrivals, arrival -> arrival.isTakenFor(TTLS.backup()), now);
        assertThat(cached.refresh().collectedAt()).isEqualTo(newest == null ? null : newest.collectedAt());
    }

    @Property(tries = 100)
    void neverKeepsASnapshotBeyondItsTime(@ForAll("arrivals") List<Arrival> arrivals) {
        var now = now();
        var cache = emptyCache();

        for (var arrival : arrivals) {
            cache.write(arrival.snapshot(now));

            var cached = cache.read("default");
            assertInTime(cached.primary(), TTLS.primary());
            assertInTime(cached.backup(), TTLS.backup());
        }
    }

    @Property(tries = 100)
    void neverReplacesASnapshotByAnOlderOneOrByAFailure(@ForAll("arrivals") List<Arrival> arrivals) {
        var now = now();
        var cache = emptyCache();
        var before = cache.read("default");

        for (var arrival : arrivals) {
            cache.write(arrival.snapshot(now));

            var after = cache.read("default");
            assertNotOlder(Snapshots.in(before.backup()), Snapshots.in(after.backup()));
            assertNotOlder(Snapshots.in(before.primary()), Snapshots.in(after.primary()));
            before = after;
        }
    }

    /** Times that are a while away from every limit, so that a clock that goes on crosses none meanwhile. */
    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        var aheadOfEveryClock = Arbitraries.integers().between(330, 3_600);
        var aLittleAhead = Arbitraries.integers().between(1, 270);
        var fresh = Arbitraries.integers().between(-270, 0);
        var forTheBackup = Arbitraries.integers().between(-1_770, -330);
        var expired = Arbitraries.integers().between(-3_600, -1_830);
        var seconds = Arbitraries.frequencyOf(
                Tuple.of(1, aheadOfEveryClock),
                Tuple.of(1, aLittleAhead),
                Tuple.of(4, fresh),
                Tuple.of(3, forTheBackup),
                Tuple.of(1, expired));
        return Combinators.combine(Arbitraries.of(true, false), seconds)
                .as(Arrival::new)
                .list()
                .ofMaxSize(8);
    }

    /** A good or failed snapshot, collected so many seconds after now by the clock of the store. */
    record Arrival(boolean good, int seconds) {

        Snapshot snapshot(Instant now) {
            var collectedAt = now.plusSeconds(seconds);
            return good ? Snapshots.good(collectedAt) : Snapshots.failed(collectedAt);
        }

        boolean isTakenFor(Duration ttl) {
            return seconds <= NewerWins.CLOCK_TOLERANCE.toSeconds() && seconds + ttl.toSeconds() > 0;
        }
    }

    private static @Nullable Snapshot expectedBackup(List<Arrival> arrivals, Instant now) {
        return newest(arrivals, arrival -> arrival.good() && arrival.isTakenFor(TTLS.backup()), now);
    }

    /** The newest good one, if its time is not past; where there is none in the backup either, the newest failure. */
    private static @Nullable Snapshot expectedPrimary(List<Arrival> arrivals, Instant now) {
        var good = expectedBackup(arrivals, now);
        if (good != null) {
            return good.collectedAt().plus(TTLS.primary()).isAfter(now) ? good : null;
        }
        return newest(arrivals, arrival -> !arrival.good() && arrival.isTakenFor(TTLS.primary()), now);
    }

    private static @Nullable Snapshot newest(List<Arrival> arrivals, Predicate<Arrival> which, Instant now) {
        return arrivals.stream()
                .filter(which)
                .max(Comparator.comparingInt(Arrival::seconds))
                .map(arrival -> arrival.snapshot(now))
                .orElse(null);
    }

    private static void assertInTime(Tier tier, Duration ttl) {
        var snapshot = Snapshots.in(tier);
        if (snapshot != null) {
            assertThat(tier.expiresAt())
                    .isBefore(snapshot.collectedAt().plus(ttl).plus(LATENCY));
        }
    }

    /** A failure may be removed or replaced by data of any age. */
    private static void assertNotOlder(@Nullable Snapshot before, @Nullable Snapshot after) {
        if (before != null && after != null && before.swarmActive() == after.swarmActive()) {
            assertThat(after.collectedAt()).isAfterOrEqualTo(before.collectedAt());
        }
        if (before != null && before.swarmActive() && after != null) {
            assertThat(after.swarmActive()).isTrue();
        }
    }
}

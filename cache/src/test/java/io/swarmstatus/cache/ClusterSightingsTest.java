package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law of two clusters under one name: A before B before A again, and nothing else. */
final class ClusterSightingsTest {

    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-01-15T13:00:00Z");

    @Property
    void tellsAConflictJustWhereOneClusterWasSeenBeforeAndAfterAnother(@ForAll("seen") List<Seen> seen) {
        var isSeenInTurns = seen.stream()
                .anyMatch(first -> seen.stream()
                        .anyMatch(between -> seen.stream().anyMatch(last -> areInTurns(first, between, last))));

        assertThat(sightings(seen).conflict() != null).isEqualTo(isSeenInTurns);
    }

    @Property
    void tellsTheSameInAnyOrderAndHoweverOften(@ForAll("seen") List<Seen> seen, @ForAll Random random) {
        var shuffled = new ArrayList<>(seen);
        shuffled.addAll(seen.subList(0, seen.size() / 2));
        Collections.shuffle(shuffled, random);

        assertThat(sightings(shuffled)).isEqualTo(sightings(seen));
    }

    /** Each at its own moment. */
    @Provide
    Arbitrary<List<Seen>> seen() {
        var cluster = Arbitraries.of("a", "b", "c", "d");
        var second = Arbitraries.integers().between(0, 1000);
        return Combinators.combine(cluster, second)
                .as(Seen::new)
                .list()
                .uniqueElements(Seen::second)
                .ofMaxSize(8);
    }

    record Seen(String cluster, int second) {}

    private static boolean areInTurns(Seen first, Seen between, Seen last) {
        return first.cluster().equals(last.cluster())
                && !first.cluster().equals(between.cluster())
                && first.second() < between.second()
                && between.second() < last.second();
    }

    private static ClusterSightings sightings(List<Seen> seen) {
        var sightings = ClusterSightings.NONE;
        for (var one : seen) {
            sightings = sightings.with(one.cluster(), START.plusSeconds(one.second()), ENDS);
        }
        return sightings;
    }
}

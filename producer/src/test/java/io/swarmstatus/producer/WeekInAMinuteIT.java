package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.simulator.ChurnRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand turns of a producer in a swarm that changes at each of them, through an engine with which something goes wrong
 * at every fifth. Always the same ones, unless {@code -Dweek.seed=…} asks for others.
 */
class WeekInAMinuteIT {

    private static final int TURNS = Integer.getInteger("week.turns", 10_000);
    private static final int FOOTPRINTS = 5;
    private static final int TURNS_BESIDE_CHURN = TURNS / 10;

    private static final long SEED = Long.getLong("week.seed", 398_891);

    /** A leak of 300 bytes a turn is more; what the simulated swarm itself holds goes up and down by less. */
    private static final long HEAP_TOLERANCE = 2 << 20;

    /** The client may keep six connections for later, of which both ends are in this process. */
    private static final int IDLE_SOCKETS = 12;

    @Test
    void publishesTheTruthAtEveryTurnAndLeavesNothingBehind() throws Exception {
        var footprints = new ArrayList<Footprint>();
        try (var errors = ErrorLines.capture();
                var week = SimulatedWeek.begin(SEED, true)) {
            var begun = System.nanoTime();
            for (int turn = 1; turn <= TURNS; turn++) {
                week.turn();
                if (turn % (TURNS / FOOTPRINTS) == 0) {
                    footprints.add(footprint(week));
                }
            }

            tell(week, Duration.ofNanos(System.nanoTime() - begun), footprints);
            assertThat(errors.lines()).isEmpty();
            assertThatNothingGrows(footprints);
            assertThatMuchHasHappened(week);
        }
    }

    @Test
    void publishesWhatIsConsistentWhileTheSwarmChangesUnderIt() throws Exception {
        try (var errors = ErrorLines.capture();
                var week = SimulatedWeek.begin(SEED, false);
                var _ = ChurnRunner.start(week.churn(), Duration.ofMillis(1))) {
            for (int turn = 1; turn <= TURNS_BESIDE_CHURN; turn++) {
                week.turnBeside();
            }

            var published = week.published().counts();
            System.out.println("measured: a week beside churn, seed " + SEED + ": published " + published);
            assertThat(errors.lines()).isEmpty();
            assertThat(published.get(Condition.OK)).isGreaterThan(TURNS_BESIDE_CHURN / 2);
        }
    }

    private static void tell(SimulatedWeek week, Duration took, List<Footprint> footprints) {
        var producer = week.producer();
        System.out.printf(
                "measured: a week of %d turns and %d hours in %d s, seed %d; %d failed, %d for slowness; published"
                        + " %s%n",
                TURNS,
                producer.time.passed().toHours(),
                took.toSeconds(),
                SEED,
                week.failures(),
                week.tooSlow(),
                week.published().counts());
        System.out.printf(
                "measured: a week of %d events; streams: %d opened, %d lost, %d of them given up as silent%n",
                producer.count("events"),
                producer.count("event_streams_opened"),
                producer.count("event_streams_lost"),
                producer.reopened());
        footprints.forEach(each -> System.out.println("measured: a week's " + each));
    }

    /** Once calls that were given up have ended, and the event stream is open again. */
    private static Footprint footprint(SimulatedWeek week) {
        await().until(() ->
                week.producer().hearsEvents() && week.producer().callThreads.alive() == 1);
        return Footprint.now(week.producer().callThreads);
    }

    /** Or else the rest would prove little; in a shorter time not all of it needs to. */
    private static void assertThatMuchHasHappened(SimulatedWeek week) {
        var producer = week.producer();
        assumeThat(TURNS).isGreaterThanOrEqualTo(10_000);
        assertThat(week.tooSlow()).isLessThan(TURNS / 100);
        assertThat(week.failures()).isBetween(TURNS / 20, TURNS / 3);
        assertThat(week.published().comparisons()).isGreaterThan(TURNS / 4);
        assertThat(week.published().counts()).containsKeys(Condition.values());
        assertThat(producer.roles()).contains(Role.values());
        assertThat(producer.time.passed()).isGreaterThan(Duration.ofDays(7));
        assertThat(producer.count("events")).isGreaterThan(TURNS / 10);
        assertThat(producer.count("event_streams_lost")).isGreaterThan(TURNS / 200);
        assertThat(producer.reopened()).isPositive();
    }

    private static void assertThatNothingGrows(List<Footprint> footprints) {
        var first = footprints.getFirst();
        var leastHeap =
                footprints.stream().mapToLong(Footprint::heapBytes).min().orElseThrow();
        assertThat(footprints).allSatisfy(each -> {
            assertThat(each.threads()).isLessThanOrEqualTo(first.threads() + 3);
            assertThat(each.callThreads()).isEqualTo(1);
            assertThat(each.sockets()).isLessThanOrEqualTo(first.sockets() + IDLE_SOCKETS);
        });
        assertThat(footprints.getLast().heapBytes()).isLessThan(leastHeap + HEAP_TOLERANCE);
    }
}

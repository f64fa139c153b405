package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens, in whatever order: the loop around the rule is played through without its thread. */
class PublishingRulePropertiesTest {

    private static final Duration INTERVAL = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    /**
     * One turn of the loop.
     *
     * @param took how long the look takes
     * @param jump by how much the clock is moved during it, on top
     */
    record Turn(Duration took, Duration jump) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aLeaderPublishesAtLeastOnceAnIntervalWhileTheClockMovesForward(@ForAll("forward") List<Turn> turns) {
        var published = play(turns);

        var longestGap = INTERVAL.plus(POLL).plus(LONGEST_LOOK);
        assertThat(gaps(published)).allSatisfy(gap -> assertThat(gap).isLessThanOrEqualTo(longestGap));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aClockThatGoesBackDelaysALeaderByNoMoreThanAnotherInterval(
            @ForAll("forward") List<Turn> before, @ForAll("back") Turn back, @ForAll("forward") List<Turn> after) {
        var turns = new ArrayList<>(before);
        turns.add(back);
        turns.addAll(after);

        var published = play(turns);

        var longestGap = INTERVAL.multipliedBy(2).plus(POLL).plus(LONGEST_LOOK);
        assertThat(gaps(published)).allSatisfy(gap -> assertThat(gap).isLessThanOrEqualTo(longestGap));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aLeaderThatSeesNoChangePublishesNotMuchMoreThanOnceAnInterval(@ForAll("steady") List<Turn> turns) {
        var published = play(turns);

        assertThat(gaps(published)).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(INTERVAL));
    }

    /** When snapshots were collected that were published, by a clock that nobody moves. */
    private static List<Duration> play(List<Turn> turns) {
        var published = new ArrayList<Duration>();
        var rule = PublishingRule.INITIAL;
        var passed = Duration.ZERO;
        var moved = Duration.ZERO;
        for (var turn : turns) {
            var begun = Snapshots.NOON.plus(passed).plus(moved);
            var verdict = rule.judge(
                    Snapshots.ofLeader(1, begun, rule.trigger(begun, INTERVAL, Role.LEADER, Wakeup.TIME)),
                    Optional.empty());
            if (verdict.publish()) {
                published.add(passed);
            }
            rule = verdict.next();
            passed = passed.plus(turn.took());
            moved = moved.plus(turn.jump());
            var ended = Snapshots.NOON.plus(passed).plus(moved);
            var share = turn.took().multipliedBy(20);
            var pause = share.compareTo(POLL) > 0 ? share : POLL;
            passed = passed.plus(rule.untilNextLook(ended, INTERVAL, POLL, pause));
        }
        return published;
    }

    private static List<Duration> gaps(List<Duration> published) {
        var gaps = new ArrayList<Duration>();
        for (int i = 1; i < published.size(); i++) {
            gaps.add(published.get(i).minus(published.get(i - 1)));
        }
        return gaps;
    }

    @Provide
    Arbitrary<List<Turn>> forward() {
        return turns(Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(0, 400_000))));
    }

    @Provide
    Arbitrary<List<Turn>> steady() {
        return turns(Arbitraries.just(0L));
    }

    @Provide
    Arbitrary<Turn> back() {
        return Arbitraries.longs().between(0, 400_000).map(by -> new Turn(Duration.ZERO, Duration.ofMillis(-by)));
    }

    private static Arbitrary<List<Turn>> turns(Arbitrary<Long> jumps) {
        return Combinators.combine(Arbitraries.longs().between(0, LONGEST_LOOK.toMillis()), jumps)
                .as((took, jump) -> new Turn(Duration.ofMillis(took), Duration.ofMillis(jump)))
                .list()
                .ofMinSize(100)
                .ofMaxSize(200);
    }
}

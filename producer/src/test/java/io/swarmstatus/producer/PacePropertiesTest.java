package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds whatever the swarm does and however slow its engine is; looks are played through without a thread. */
class PacePropertiesTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration SAVED_AT_MOST = Duration.ofSeconds(10);

    /**
     * A look, and what comes after it.
     *
     * @param event how long after its end the engine tells of a change; negative if it does not
     */
    record Step(Duration took, boolean isMoving, Duration event) {}

    record Look(Instant begun, Instant ended, Pace.Pause pause, Pace pace) {

        Duration took() {
            return Duration.between(begun, ended);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void looksTakeOnePartInTwentyOfAnyTimeAndWhatWasSavedAndOneLookMore(@ForAll("steps") List<Step> steps) {
        var looks = play(steps);

        for (int first = 0; first < looks.size(); first++) {
            var spent = Duration.ZERO;
            var longest = Duration.ZERO;
            for (var look : looks.subList(first, looks.size())) {
                spent = spent.plus(look.took());
                longest = look.took().compareTo(longest) > 0 ? look.took() : longest;
                var window = Duration.between(looks.get(first).begun(), look.ended());
                var allowed = window.dividedBy(20).plus(SAVED_AT_MOST).plus(longest);
                assertThat(spent).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSwarmAtRestIsLookedAtForNoMoreThanOnePartInTwentyAndNoMoreOftenThanThePoll(
            @ForAll("quiet") List<Step> steps) {
        var looks = play(steps);

        assertThat(looks)
                .allSatisfy(look -> assertThat(look.pause().longest())
                        .isGreaterThanOrEqualTo(POLL)
                        .isGreaterThanOrEqualTo(look.took().multipliedBy(20)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pausesGrowWhileASwarmSettlesAndAreNeverLongerThanAtRest(
            @ForAll @LongRange(max = 400) long lookMillis, @ForAll @IntRange(min = 2, max = 300) int count) {
        var steps = new ArrayList<Step>();
        for (int step = 0; step < count; step++) {
            steps.add(new Step(Duration.ofMillis(lookMillis), true, Duration.ofMillis(-1)));
        }

        var pauses = play(steps).stream().map(look -> look.pause().longest()).toList();

        var rest = Duration.ofMillis(Math.max(POLL.toMillis(), lookMillis * 20));
        assertThat(pauses).isSorted().allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(rest));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noPauseIsLongerThanTheRestUnlessTheTimeForALookMustBeSavedFirst(@ForAll("steps") List<Step> steps) {
        var looks = play(steps);

        assertThat(looks).allSatisfy(look -> {
            var rest = longer(POLL, look.took().multipliedBy(20));
            assertThat(look.pause().longest())
                    .isLessThanOrEqualTo(longer(rest, look.pause().beforeEvent()));
            assertThat(look.pause().beforeEvent()).isLessThanOrEqualTo(longer(Pace.DEBOUNCE, debt(looks, look)));
        });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anEventAfterARestIsLookedAtAtOnce(
            @ForAll("steps") List<Step> busy, @ForAll @LongRange(max = 5_000) long lookMillis) {
        var look = Duration.ofMillis(lookMillis);
        var last = play(busy).getLast();
        var rested = last.ended().plus(Duration.ofMinutes(15));

        var pace = last.pace().after(look, Wakeup.TIME, false, rested);

        assertThat(pace.pause(look, rested).beforeEvent()).isEqualTo(Pace.DEBOUNCE);
    }

    /** Whatever was overdrawn is paid back, and the like of the last look is saved. */
    private static Duration debt(List<Look> looks, Look last) {
        var longest = looks.stream().map(Look::took).max(Duration::compareTo).orElseThrow();
        return longest.plus(last.took()).multipliedBy(20);
    }

    private static List<Look> play(List<Step> steps) {
        var looks = new ArrayList<Look>();
        var now = NOON;
        var pace = Pace.atRest(POLL, now);
        var wakeup = Wakeup.TIME;
        for (var step : steps) {
            var begun = now;
            now = now.plus(step.took());
            pace = pace.after(step.took(), wakeup, step.isMoving(), now);
            var pause = pace.pause(step.took(), now);
            looks.add(new Look(begun, now, pause, pace));
            var isWoken = !step.event().isNegative() && step.event().compareTo(pause.longest()) < 0;
            wakeup = isWoken ? Events.OF_SERVICE : Wakeup.TIME;
            now = now.plus(isWoken ? longer(step.event(), pause.beforeEvent()) : pause.longest());
        }
        return looks;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var events = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(-1L)),
                Tuple.of(5, Arbitraries.longs().between(0, 50)),
                Tuple.of(1, Arbitraries.longs().between(0, 60_000)));
        return Combinators.combine(looks(), Arbitraries.of(true, false), events)
                .as((took, isMoving, event) -> new Step(took, isMoving, Duration.ofMillis(event)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Step>> quiet() {
        return looks().map(took -> new Step(took, false, Duration.ofMillis(-1)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(120);
    }

    /** Up to the limit of a collection. */
    private static Arbitrary<Duration> looks() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(1, 300)),
                        Tuple.of(3, Arbitraries.longs().between(300, 6_000)),
                        Tuple.of(1, Arbitraries.longs().between(6_000, 30_000)))
                .map(Duration::ofMillis);
    }
}

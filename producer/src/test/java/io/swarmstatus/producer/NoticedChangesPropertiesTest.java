package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.EngineService.Counts;
import java.time.Duration;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/** Tasks end, of which no event tells, and others run in their place: whatever the looks ask for, each end is noticed. */
class NoticedChangesPropertiesTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofMinutes(3);

    /**
     * The end of a task.
     *
     * @param starting what the next one takes to run, once the restart delay is over
     */
    record Ending(Duration at, Duration starting) {}

    record Story(Duration restartDelay, Duration whole, Duration outline, List<Ending> endings) {}

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void everyTasksEndIsFollowedByALookAtTheWholeWithinAPollAndTheLooksUnderWay(@ForAll("stories") Story story) {
        var swarm = new FlakySwarm(story);
        var clocks = new Clocks(() -> swarm.now, () -> swarm.now);
        var refresh = new Refresh(Duration.ofMinutes(2), POLL);
        var heard = Heard.NOTHING.current(swarm.now);
        var turn = new ProducerTurn(swarm, () -> heard, _ -> {}, Silent.OBSERVER, new OpenEvents(), refresh, clocks);

        while (swarm.now.isBefore(NOON.plus(END))) {
            swarm.now = swarm.now.plus(turn.take(Wakeup.TIME).longest());
        }

        var slack =
                POLL.plus(story.outline().multipliedBy(2)).plus(story.whole().multipliedBy(2));
        for (var ending : story.endings()) {
            var ended = NOON.plus(ending.at());
            assertThat(swarm.wholes)
                    .as("a task of a service with a restart delay of %s ended at %s", story.restartDelay(), ended)
                    .anySatisfy(begun -> assertThat(begun).isBetween(ended, ended.plus(slack)));
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        // both together take less than what makes pauses longer than the poll
        var looks = Arbitraries.longs().between(1, 49).map(Duration::ofMillis);
        var endings = Combinators.combine(
                        Arbitraries.longs().between(0, END.minusSeconds(10).toMillis()),
                        Arbitraries.longs().between(0, 3_000))
                .as((at, starting) -> new Ending(Duration.ofMillis(at), Duration.ofMillis(starting)));
        return Combinators.combine(
                        Arbitraries.of(0, 500, 1_900, 2_000, 2_050, 2_500, 5_000)
                                .map(Duration::ofMillis),
                        looks,
                        looks,
                        endings.list().ofMinSize(1).ofMaxSize(8))
                .as(Story::new);
    }

    /** One service of ten tasks; it keeps to the rules of {@link Outline} as the real collector does. */
    private static final class FlakySwarm implements SwarmSight {

        private static final Standing LEADS = new Standing.Leads(new Member("n1", "c1", 0));

        final List<Instant> wholes = new ArrayList<>();
        Instant now = NOON;

        private final Story story;
        private @Nullable Outlined outlined;

        FlakySwarm(Story story) {
            this.story = story;
        }

        @Override
        public Glance glance(Trigger trigger) {
            return new Glance(LEADS, Optional.empty());
        }

        @Override
        public Look look(Trigger trigger) {
            var begun = now;
            wholes.add(begun);
            outlined = new Outlined(Outline.of(List.of(), services()).orElseThrow(), nanos(begun));
            var isMoving = missing() > 0;
            now = now.plus(story.whole());
            return new Look(Snapshots.ofLeader(wholes.size(), begun, trigger), LEADS, isMoving);
        }

        @Override
        public Seen lookIfChanged(Trigger trigger, Depth depth) {
            var known = outlined;
            var begun = now;
            if (known == null || known.isBlurred(nanos(begun))) {
                return look(trigger);
            }
            var services = services();
            now = now.plus(story.outline());
            if (!known.outline().hasServices(services) || known.isBlurred(nanos(now))) {
                return look(trigger);
            }
            outlined = known.stillSo(nanos(begun));
            return new Seen.Unchanged(List.of());
        }

        private List<EngineService> services() {
            var mode = new ServiceMode.Replicated(10);
            var counts = new Counts(10 - missing(), 10, 0);
            return List.of(new EngineService("s1", 1, "web", null, "web:3", mode, counts, null, story.restartDelay()));
        }

        private long missing() {
            return story.endings().stream()
                    .filter(ending -> !now.isBefore(NOON.plus(ending.at())))
                    .filter(ending -> now.isBefore(
                            NOON.plus(ending.at()).plus(story.restartDelay()).plus(ending.starting())))
                    .count();
        }

        private static long nanos(Instant instant) {
            return Duration.between(NOON, instant).toNanos();
        }
    }
}

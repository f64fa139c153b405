package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Three to seven producers, each on its own manager, through whatever befalls them; one property for each promise. */
class ProducersPropertiesTest {

    private static final int TRIES = 200;
    private static final Succession SUCCESSION = Succession.of(PlayedSwarm.INTERVAL);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    /** What a producer needs at most to find out how things stand, and the others to hear of it. */
    private static final Duration MOMENT =
            PlayedSwarm.POLL.plus(LONGEST_BACKOFF).plus(PlayedSwarm.LONGEST_DELAY);

    private static final Duration REST = Duration.ofMinutes(10);

    enum What {
        ELECTION,
        NO_LEADER,
        PRODUCER_DIES,
        PRODUCER_STARTS,
        ENGINE_HANGS,
        ENGINE_ANSWERS,
        TOPIC_LOST,
        TOPIC_BACK,
        NODE_CHANGES
    }

    /**
     * Something that happens.
     *
     * @param after how long after what happened before
     * @param who which manager, modulo how many there are
     */
    record Change(Duration after, What what, int who) {}

    record Story(int managers, long seed, List<Change> changes) {}

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void onceALeaderIsHeardNobodyElsePublishes(@ForAll("stories") Story story) {
        var swarm = play(story);

        for (var leader : swarm.producers()) {
            for (var reign : stretches(swarm, leader, fact -> fact.leads() && fact.sees())) {
                var first = firstPublished(swarm, leader, reign);
                assertThat(first)
                        .isLessThanOrEqualTo(earlier(
                                reign.end(),
                                reign.begin().plus(PlayedSwarm.INTERVAL).plus(MOMENT)));
                var alone = new Stretch(first.plus(PlayedSwarm.LONGEST_DELAY), reign.end(), List.of());
                assertThat(othersWhoHear(swarm, leader, alone)).isEmpty();
            }
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whileAnybodySeesTheSwarmAndHearsTheOthersItIsToldOf(@ForAll("stories") Story story) {
        var swarm = play(story);

        for (var producer : swarm.producers()) {
            var turn = SUCCESSION.step().multipliedBy(producer.self.rank());
            var longest = SUCCESSION.patience().plus(turn).plus(MOMENT);
            for (var able : stretches(swarm, producer, fact -> fact.sees() && fact.readsTopic())) {
                assertThat(longestGap(swarm, able)).isLessThanOrEqualTo(longest);
            }
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aStandbyNeverLists(@ForAll("stories") Story story) {
        var swarm = play(story);

        assertThat(swarm.producers())
                .allSatisfy(producer -> assertThat(producer.wrongLooks).isEmpty());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void noTwoGoOnPublishingOnceTheSwarmIsAtRest(@ForAll("stories") Story story) {
        var swarm = play(story);

        var publishing = swarm.producers().stream().filter(PlayedProducer::isPublishing);
        var couldKnowBetter = publishing.filter(producer -> producer.readsTopic() || producer.leads());
        assertThat(couldKnowBetter.count()).isLessThanOrEqualTo(1);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void rolesChangeOnlyAsOftenAsThingsDo(@ForAll("stories") Story story) {
        var swarm = play(story);

        var happened = story.changes().size() + 2;
        assertThat(swarm.producers())
                .allSatisfy(producer -> assertThat(producer.roles).hasSizeLessThanOrEqualTo(3 * happened));
    }

    private static PlayedSwarm play(Story story) {
        var swarm = new PlayedSwarm(story.managers(), story.seed());
        swarm.producers().forEach(PlayedProducer::start);
        swarm.elect(swarm.producers().getFirst().self);
        for (var change : story.changes()) {
            pass(swarm, change.after());
            happen(swarm, change);
        }
        pass(swarm, REST);
        return swarm;
    }

    private static void pass(PlayedSwarm swarm, Duration time) {
        var end = swarm.now().plus(time);
        swarm.noteStretch(end);
        swarm.playUntil(end);
    }

    private static void happen(PlayedSwarm swarm, Change change) {
        var who = swarm.producers().get(change.who() % swarm.producers().size());
        switch (change.what()) {
            case ELECTION -> swarm.elect(who.self);
            case NO_LEADER -> swarm.elect(null);
            case PRODUCER_DIES -> who.kill();
            case PRODUCER_STARTS -> who.start();
            case ENGINE_HANGS -> who.blind(true);
            case ENGINE_ANSWERS -> who.blind(false);
            case TOPIC_LOST -> who.readsTopic(false);
            case TOPIC_BACK -> who.readsTopic(true);
            case NODE_CHANGES -> swarm.change(new EngineEvent("node", "n1"));
        }
    }

    private static List<Stretch> stretches(
            PlayedSwarm swarm, PlayedProducer producer, Predicate<Stretch.Fact> condition) {
        return Stretch.of(swarm.stretches(), producer.self, condition);
    }

    /** When it spoke first in this time, or the end of it. */
    private static Duration firstPublished(PlayedSwarm swarm, PlayedProducer producer, Stretch time) {
        return swarm.good().stream()
                .filter(message -> message.from().equals(producer.self) && time.contains(message.at()))
                .map(PlayedSwarm.Message::at)
                .findFirst()
                .orElse(time.end());
    }

    /** What is said, in this time, by others who have read the topic all along. */
    private static List<PlayedSwarm.Message> othersWhoHear(PlayedSwarm swarm, PlayedProducer leader, Stretch time) {
        return swarm.good().stream()
                .filter(message -> !message.from().equals(leader.self))
                .filter(message ->
                        message.at().compareTo(time.begin()) > 0 && message.at().compareTo(time.end()) < 0)
                .filter(message -> Stretch.of(swarm.stretches(), message.from(), Stretch.Fact::readsTopic).stream()
                        .anyMatch(reads -> reads.contains(time.begin().minus(PlayedSwarm.LONGEST_DELAY))
                                && reads.contains(message.at())))
                .toList();
    }

    private static Duration longestGap(PlayedSwarm swarm, Stretch time) {
        var longest = Duration.ZERO;
        var last = time.begin();
        for (var message : swarm.good()) {
            if (time.contains(message.at())) {
                longest = later(longest, message.at().minus(last));
                last = message.at();
            }
        }
        return later(longest, time.end().minus(last));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Provide
    Arbitrary<Story> stories() {
        var pauses = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.longs().between(0, 20_000)),
                        Tuple.of(3, Arbitraries.longs().between(20_000, 600_000)))
                .map(Duration::ofMillis);
        var changes = Combinators.combine(
                        pauses,
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 6))
                .as(Change::new)
                .list()
                .ofMaxSize(25);
        return Combinators.combine(Arbitraries.integers().between(3, 7), Arbitraries.longs(), changes)
                .as(Story::new);
    }
}

package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A swarm in which much happens and an engine with which much goes wrong, and a producer that lives through it turn by turn.
 * The same seed brings the same to pass, but for the order in which threads come to run.
 */
final class SimulatedWeek implements AutoCloseable {

    private static final SimulatorConfig SWARM = SimulatorConfig.ofNodes(10);

    private final long seed;
    private final SplittableRandom random;
    private final SwarmSimulator simulator;
    private final Churn churn;
    private final String self;
    private final PublishedSnapshots published;
    private final HurriedProducer producer;
    private boolean isBusy = true;
    private Mishap mishap = Mishap.NONE;
    private int mishapEnds;
    private int turns;
    private int failures;
    private int tooSlow;

    private SimulatedWeek(long seed, SwarmSimulator simulator, boolean standsStill) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.simulator = simulator;
        this.churn = new Churn(simulator.swarm(), random.nextLong());
        this.self = simulator.swarm().leader().orElseThrow();
        this.published = new PublishedSnapshots(simulator.swarm(), standsStill);
        this.producer = HurriedProducer.start(simulator.uri(), this::publish);
    }

    /**
     * Begins one.
     *
     * @param standsStill whether the swarm changes between two turns alone, so that there is one truth in each
     */
    static SimulatedWeek begin(long seed, boolean standsStill) {
        var simulator = SwarmSimulator.start(SWARM.withSeed(seed), () -> Snapshots.NOON, 0);
        return new SimulatedWeek(seed, simulator, standsStill);
    }

    private void publish(Snapshot snapshot) {
        var json = published.take(snapshot, producer.sawAll());
        VoiceRecord.voice(json, producer.time.instant(), producer.time.instant(), false)
                .ifPresent(producer::hears);
    }

    /** Something happens in the swarm, and then a turn is taken through whatever goes wrong meanwhile. */
    void turn() throws InterruptedException {
        changeSwarm();
        changeLeader();
        turnBeside();
    }

    /** A turn in a swarm that somebody else changes meanwhile. */
    void turnBeside() throws InterruptedException {
        turns++;
        changeSurroundings();
        mishapEnds = mishapEnds > turns ? mishapEnds : begin(Mishap.any(random));
        mishap.happen().to(simulator.faults());
        if (random.nextInt(5) > 0) {
            simulator.faults().add(Mishap.ofEvents(random));
        }
        var askedBefore = asked();
        published.context("seed " + seed + ", turn " + turns + ", what goes wrong: " + mishap.words());
        var found = producer.takeTurn();
        var isStruck = asked() > askedBefore;
        check(isStruck ? mishap : Mishap.NONE, found);
        simulator.faults().clear();
    }

    private int begin(Mishap next) {
        mishap = next;
        return turns + next.turns();
    }

    private void changeSwarm() {
        if (random.nextInt(100) < 2) {
            isBusy = !isBusy;
        }
        if (isBusy) {
            churn.step();
        } else {
            simulator.swarm().tick();
        }
    }

    private void changeLeader() {
        var swarm = simulator.swarm();
        var leader = swarm.leader();
        var choice = random.nextInt(1000);
        if (leader.isEmpty()) {
            if (choice < 200) {
                swarm.regainQuorum();
            }
        } else if (choice < 4 || (choice < 50 && !leader.get().equals(self))) {
            swarm.changeLeader();
        } else if (choice > 997) {
            swarm.loseQuorum();
        }
    }

    /** The topic is out of reach at times, another manager speaks where that one leads, and the machine sleeps. */
    private void changeSurroundings() {
        var choice = random.nextInt(1000);
        if (choice < 10) {
            producer.readsTopic(false);
        } else if (choice < 200) {
            producer.readsTopic(true);
        } else if (choice < 215) {
            producer.time.skip(Duration.ofMinutes(random.nextInt(1, 120)));
        } else if (choice < 400 && producer.duty().role() == Role.STANDBY) {
            var now = producer.time.instant();
            producer.hears(new Voice("another", null, true, 1, now, now));
        }
    }

    private long asked() {
        return mishap.asked().stream()
                .mapToLong(endpoint ->
                        endpoint == Endpoint.EVENTS ? 0 : simulator.engine().requests(endpoint))
                .sum();
    }

    private void check(Mishap struck, Optional<Snapshot> found) {
        var condition = found.map(Snapshot::condition).orElse(Condition.OK);
        failures += condition == Condition.OK ? 0 : 1;
        if (condition == Condition.TIMED_OUT && !struck.found().contains(condition)) {
            tooSlow++; // this machine was
        } else if (simulator.swarm().leader().isEmpty()) {
            assertThat(condition)
                    .as(published.context())
                    .satisfiesAnyOf(
                            one -> assertThat(one).isEqualTo(Condition.NO_QUORUM),
                            one -> assertThat(struck.found()).contains(one).doesNotContain(Condition.OK));
        } else {
            assertThat(struck.found())
                    .as(published.context() + ": " + found.map(Snapshot::errorDetail))
                    .contains(condition);
        }
        if (producer.duty().speaks() && found.isPresent()) {
            published.assertThatTheNewestTellsOf(found.get(), producer.sawAll());
        }
        if (producer.sawNoChange() && producer.sawAll()) {
            published.assertThatTheNewestIsStillTrue();
        }
    }

    HurriedProducer producer() {
        return producer;
    }

    PublishedSnapshots published() {
        return published;
    }

    /** For who changes the swarm beside the turns. */
    Churn churn() {
        return churn;
    }

    int failures() {
        return failures;
    }

    /** Turns in which the engine took too long though nothing was wrong with it. */
    int tooSlow() {
        return tooSlow;
    }

    @Override
    public void close() throws IOException {
        producer.close();
        simulator.close();
    }
}

package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.EngineCondition;
import io.swarmstatus.simulator.Fault;
import io.swarmstatus.simulator.Fault.Framing;
import io.swarmstatus.simulator.FaultRule;
import io.swarmstatus.simulator.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What goes wrong with an engine during one turn.
 *
 * @param words for messages
 * @param happen lets it go wrong
 * @param asked what the turn has to ask the engine for to be struck
 * @param found what it may then find; nothing else, and without ok it has to fail
 * @param turns how many turns it lasts
 */
record Mishap(String words, Happening happen, Set<Endpoint> asked, Set<Condition> found, int turns) {

    /** Nothing goes wrong. */
    static final Mishap NONE = new Mishap("nothing", _ -> {}, Set.of(), Set.of(Condition.OK), 1);

    private static final List<Endpoint> LISTS = List.of(Endpoint.NODES, Endpoint.SERVICES, Endpoint.TASKS);
    private static final List<Endpoint> BODIES =
            List.of(Endpoint.NODES, Endpoint.SERVICES, Endpoint.TASKS, Endpoint.INFO, Endpoint.NODE);

    /** The first is lost to the engine's 503, after which its own account of itself is asked for. */
    private static final int LASTING = 4;

    /** What an engine in each condition is found to be. One that answers 503 is asked again after a second, if time allows. */
    private static final Map<EngineCondition, Condition> TOLD = Map.of(
            EngineCondition.NO_QUORUM, Condition.NO_QUORUM,
            EngineCondition.WORKER, Condition.NOT_A_MANAGER,
            EngineCondition.NOT_IN_SWARM, Condition.NOT_IN_SWARM,
            EngineCondition.STARTING, Condition.MANAGER_NOT_READY,
            EngineCondition.LOCKED, Condition.SWARM_LOCKED,
            EngineCondition.CERTIFICATES_EXPIRED, Condition.CERTIFICATES_EXPIRED);

    @FunctionalInterface
    interface Happening {
        void to(Faults faults);
    }

    /** What takes long is rare, so that thousands of turns take no more than a minute. */
    static Mishap any(SplittableRandom random) {
        var choice = random.nextInt(1000);
        if (choice < 4) {
            return fault(new Fault.Hang(), pick(random, BODIES), Condition.TIMED_OUT);
        } else if (choice < 6) {
            return slowTasks();
        } else if (choice < 12) {
            return pretence(
                    pick(random, List.copyOf(TOLD.keySet()).stream().sorted().toList()));
        } else if (choice < 52) {
            return fault(new Fault.Failure(500, "disk full"), pick(random, BODIES), Condition.COLLECTION_FAILED);
        } else if (choice < 62) {
            var leaderless = new Fault.Failure(500, "rpc error: The swarm does not have a leader.");
            return fault(leaderless, pick(random, LISTS), Condition.NO_QUORUM);
        } else if (choice < 102) {
            return fault(truncation(random), pick(random, LISTS), Condition.COLLECTION_FAILED);
        } else if (choice < 142) {
            return fault(new Fault.Garbage(), pick(random, BODIES), Condition.COLLECTION_FAILED);
        } else if (choice < 182) {
            return fault(new Fault.Disconnect(), pick(random, BODIES), Condition.DOCKER_UNREACHABLE);
        } else if (choice < 202) {
            var delay = new Fault.Delay(Duration.ofMillis(random.nextInt(1, 10)));
            return fault(delay, pick(random, BODIES), Condition.OK);
        }
        return NONE;
    }

    /** What goes wrong with the event stream, where one is opened during the turn: it never opens, or breaks soon. */
    static FaultRule ofEvents(SplittableRandom random) {
        var choice = random.nextInt(10);
        var fault =
                switch (choice) {
                    case 0 -> new Fault.Hang();
                    case 1 -> new Fault.Garbage();
                    case 2 -> new Fault.Disconnect();
                    case 3 -> new Fault.Failure(500, "no events today");
                    default -> truncation(random);
                };
        return FaultRule.always(fault).on(Endpoint.EVENTS);
    }

    /** All of the swarm's take too long; those of a service are too few for that. */
    private static Mishap slowTasks() {
        var fault = new Fault.Throttle(10_000);
        var rule = FaultRule.always(fault).on(Endpoint.TASKS);
        return new Mishap(
                fault + " on tasks",
                faults -> faults.add(rule),
                Set.of(Endpoint.TASKS),
                Set.of(Condition.TIMED_OUT, Condition.OK),
                1);
    }

    private static Fault truncation(SplittableRandom random) {
        var framing = random.nextBoolean() ? Framing.CHUNKED : Framing.CONTENT_LENGTH;
        return new Fault.Truncate(random.nextInt(1, 3_000), framing);
    }

    private static Mishap fault(Fault fault, Endpoint endpoint, Condition found) {
        var rule = FaultRule.always(fault).on(endpoint);
        return new Mishap(fault + " on " + endpoint, faults -> faults.add(rule), Set.of(endpoint), Set.of(found), 1);
    }

    private static Mishap pretence(EngineCondition engine) {
        var found = Set.of(TOLD.getOrDefault(engine, Condition.OK), Condition.TIMED_OUT);
        return new Mishap(
                "an engine that is " + engine,
                faults -> faults.pretend(engine),
                Set.of(Endpoint.values()),
                found,
                LASTING);
    }

    private static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

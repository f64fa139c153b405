package io.swarmstatus.simulator;

import java.util.Map;
import java.util.TreeMap;

/**
 * One node, as the leader's store has it.
 *
 * @param address where the other nodes reach it
 * @param capacity CPU and memory of the machine
 * @param spec what an operator wants of it
 * @param manager whether it takes part in the raft consensus, which follows {@code Spec.Role} a little later
 * @param leader whether it leads the managers
 * @param state what the leader knows of it
 * @param message why it is in that state; empty where there is nothing to say
 */
record SwarmNode(
        String id,
        Meta meta,
        String hostname,
        String address,
        Resources capacity,
        Spec spec,
        boolean manager,
        boolean leader,
        NodeState state,
        String message) {

    /**
     * What an operator wants of a node ({@code Spec}).
     *
     * @param manager whether it should be a manager
     */
    record Spec(boolean manager, Availability availability, Map<String, String> labels) {

        Spec withManager(boolean wanted) {
            return new Spec(wanted, availability, labels);
        }

        Spec withAvailability(Availability wanted) {
            return new Spec(manager, wanted, labels);
        }

        Spec withLabel(String key, String value) {
            var more = new TreeMap<>(labels);
            more.put(key, value);
            return new Spec(manager, availability, more);
        }
    }

    /** Whether the scheduler may give it tasks. */
    boolean schedulable() {
        return state == NodeState.READY && spec.availability() == Availability.ACTIVE;
    }

    /** Whether a task that is here may stay: a paused node keeps its tasks, and so does one not heard of yet. */
    boolean keepsTasks() {
        return !isDown() && spec.availability() != Availability.DRAIN;
    }

    boolean isDown() {
        return state == NodeState.DOWN;
    }

    SwarmNode withMeta(Meta changed) {
        return new SwarmNode(id, changed, hostname, address, capacity, spec, manager, leader, state, message);
    }

    SwarmNode withSpec(Spec wanted) {
        return new SwarmNode(id, meta, hostname, address, capacity, wanted, manager, leader, state, message);
    }

    /** With another part among the managers; who is none cannot lead them. */
    SwarmNode withPart(boolean isManager, boolean leads) {
        return new SwarmNode(
                id, meta, hostname, address, capacity, spec, isManager, isManager && leads, state, message);
    }

    SwarmNode withState(NodeState now, String why) {
        return new SwarmNode(id, meta, hostname, address, capacity, spec, manager, leader, now, why);
    }
}

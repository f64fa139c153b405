package io.swarmstatus.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The swarm: its nodes, services and tasks, what operators and bad luck do to them, and {@link #tick} that makes
 * everything else follow.
 *
 * <p>An operation takes effect at once on the object it names and on nothing else: after {@code scale} the service wants
 * more tasks, and each {@code tick} brings those one state further. Nodes are named by hostname and services by name; a
 * name that does not exist is an {@link IllegalArgumentException}. Each operation and each tick is one change of the raft
 * log. Without a leader no service can be changed, which is an {@link IllegalStateException}. Safe for use by many
 * threads.
 */
public final class SimulatedSwarm {

    /** Is part of each secret value and of each secret's name in the swarm, so that a test can look for what leaks. */
    public static final String SECRET_MARKER = "simulated-secret";

    private static final Duration AGE = Duration.ofDays(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource time;
    private final ClusterIdentity identity;
    private final EventFeed events;
    private final SwarmStore store;
    private final Leadership leadership;
    private final ControlLoops loops;
    private final NodeOperations nodes;
    private final ServiceOperations services;
    private volatile @Nullable SwarmView view;

    private SimulatedSwarm(
            InstantSource time,
            ClusterIdentity identity,
            EventFeed events,
            SwarmStore store,
            Leadership leadership,
            ControlLoops loops,
            NodeOperations nodes,
            ServiceOperations services) {
        this.time = time;
        this.identity = identity;
        this.events = events;
        this.store = store;
        this.leadership = leadership;
        this.loops = loops;
        this.nodes = nodes;
        this.services = services;
    }

    /** A swarm of this size that was founded 30 days ago and is at rest. */
    public static SimulatedSwarm create(SimulatorConfig config, InstantSource time) {
        var random = new SplittableRandom(config.seed());
        var founded = time.instant().minus(AGE);
        var ids = new ObjectIds(random.split());
        var identity = ClusterIdentity.create(ids.next(), founded, random.split());
        var events = new EventFeed();
        var store = new SwarmStore(events);
        var leadership = new Leadership(store);
        var loops = ControlLoops.of(store, leadership, ids);
        new Population(config, store, loops, ids, random.split(), founded).settle();
        return new SimulatedSwarm(
                time,
                identity,
                events,
                store,
                leadership,
                loops,
                new NodeOperations(store, leadership),
                new ServiceOperations(store, ids));
    }

    /** Everything that moves by itself takes one step; whether anything did. */
    public boolean tick() {
        return change(loops::turn);
    }

    /** Ticks until nothing moves any more. */
    public void settle() {
        var moves = true;
        while (moves) {
            moves = tick();
        }
    }

    /** Wants so many tasks of a replicated service. */
    public void scale(String service, int replicas) {
        changeSpec(() -> services.scale(service, replicas));
    }

    /** Adds a replicated service that reserves this much for each task, in nano-CPUs and bytes. */
    public void addService(String name, int replicas, long nanoCpus, long memoryBytes) {
        var template = TaskTemplate.of("registry.example.com/" + name + ":1")
                .withReservations(new Resources(nanoCpus, memoryBytes));
        changeSpec(() -> services.add(new ServiceSpec(name, ServiceMode.REPLICATED, replicas, template, 0)));
    }

    /** Removes a service; its tasks are there until they have stopped. */
    public void removeService(String service) {
        changeSpec(() -> services.remove(service));
    }

    /** Wants another image, which is a rolling update: one task after the other is replaced. */
    public void updateImage(String service, String image) {
        changeSpec(() -> services.update(service, image));
    }

    /** Wants other reservations, in nano-CPUs and bytes, which is a rolling update too. */
    public void updateReservations(String service, long nanoCpus, long memoryBytes) {
        changeSpec(() -> services.reserve(service, new Resources(nanoCpus, memoryBytes)));
    }

    /** Ends the oldest running task of a service with exit code 1; whether there was one. */
    public boolean crashTask(String service) {
        return change(() -> services.crash(service));
    }

    /** Lets a node have tasks, keep those it has, or none. */
    public void allow(String node, Availability availability) {
        changeSpec(() -> nodes.allow(node, availability));
    }

    public void drain(String node) {
        allow(node, Availability.DRAIN);
    }

    public void activate(String node) {
        allow(node, Availability.ACTIVE);
    }

    /** Sets a label of a node. */
    public void label(String node, String key, String value) {
        changeSpec(() -> nodes.label(node, key, value));
    }

    /** Wants the node to be a manager, which it is after the next tick. */
    public void promote(String node) {
        changeSpec(() -> nodes.promote(node));
    }

    /**
     * Wants the node to be a worker, which it is after the next tick; a leader first hands over.
     *
     * @throws IllegalStateException if it is the last manager
     */
    public void demote(String node) {
        changeSpec(() -> nodes.demote(node));
    }

    /** Cuts a node off: its heartbeats stop, its engine does not answer, its tasks stay as they were last seen. */
    public void nodeDown(String node) {
        change(() -> nodes.takeDown(node));
    }

    /** Brings a node back. */
    public void nodeUp(String node) {
        change(() -> nodes.bringUp(node));
    }

    /** Takes the leader's node down; the next tick elects another one, if most managers are still there. */
    public void killLeader() {
        change(() -> nodes.takeDown(requireLeader().hostname()));
    }

    /** Another manager takes over at once; all other nodes are unknown to it until the next tick. */
    public void changeLeader() {
        change(() -> leadership.handOverFrom(requireLeader()));
    }

    /** No leader any more and none can be elected, though the managers' engines answer. */
    public void loseQuorum() {
        change(leadership::blockElections);
    }

    /** The next tick can elect a leader again. */
    public void regainQuorum() {
        change(leadership::allowElections);
    }

    /** What is so right now. */
    public SwarmTruth truth() {
        return SwarmTruth.of(view());
    }

    /** The hostname of the leader; empty while there is none. */
    public Optional<String> leader() {
        return view().leader().map(SwarmNode::hostname);
    }

    /** The hostnames of the managers, in order. */
    public List<String> managers() {
        return view().managers().stream().map(SwarmNode::hostname).sorted().toList();
    }

    /** The hostnames of the nodes that are no managers, in order. */
    public List<String> workers() {
        return view().nodes().stream()
                .filter(node -> !node.manager())
                .map(SwarmNode::hostname)
                .sorted()
                .toList();
    }

    /** The names of the services, in order. */
    public List<String> services() {
        return view().services().stream().map(SwarmService::name).sorted().toList();
    }

    /** Everything at once; the same until something changes. */
    SwarmView view() {
        lock.lock();
        try {
            var current = view;
            if (current == null) {
                current = store.view();
                view = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    ClusterIdentity identity() {
        return identity;
    }

    /** Hears of each change from now on. */
    EventSubscription subscribe() {
        return events.subscribe();
    }

    /** How many hear of it. */
    int listeners() {
        return events.listeners();
    }

    /** As an operator does it, through the leader. */
    private void changeSpec(Runnable operation) {
        change(() -> {
            requireLeader();
            operation.run();
        });
    }

    private boolean change(Runnable operation) {
        lock.lock();
        try {
            store.begin(time.instant());
            operation.run();
            return commit();
        } finally {
            lock.unlock();
        }
    }

    private boolean commit() {
        var changed = store.commit();
        if (changed) {
            view = null;
        }
        return changed;
    }

    private SwarmNode requireLeader() {
        return leadership.leader().orElseThrow(() -> new IllegalStateException("the swarm has no leader"));
    }
}

package io.swarmstatus.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What shall go wrong with one engine. All rules that match a request strike it, in the order in which they were added, up to
 * the first that decides about the answer. Safe for use by many threads.
 */
public final class Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<FaultRule> rules = new ArrayList<>();
    private final SplittableRandom random;
    private CountDownLatch cleared = new CountDownLatch(1);
    private Optional<EngineCondition> pretended = Optional.empty();

    Faults(SplittableRandom random) {
        this.random = random;
    }

    /** From now on this goes wrong. */
    public void add(FaultRule rule) {
        locked(() -> rules.add(rule));
    }

    /** From now on this goes wrong with every request. */
    public void add(Fault fault) {
        add(FaultRule.always(fault));
    }

    /** From now on the engine is in this condition, whatever its swarm is in. */
    public void pretend(EngineCondition condition) {
        locked(() -> pretended = Optional.of(condition));
    }

    /** Nothing goes wrong any more. Who hangs is let go, who is delayed goes on at once. */
    public void clear() {
        locked(() -> {
            rules.clear();
            pretended = Optional.empty();
            cleared.countDown();
            cleared = new CountDownLatch(1);
        });
    }

    /** The condition that the engine pretends to be in, if it does. */
    Optional<EngineCondition> pretended() {
        lock.lock();
        try {
            return pretended;
        } finally {
            lock.unlock();
        }
    }

    /** What strikes a request to this endpoint. */
    Strike strike(Endpoint endpoint) {
        lock.lock();
        try {
            List<Fault> struck = new ArrayList<>();
            ListIterator<FaultRule> each = rules.listIterator();
            while (each.hasNext() && struck.stream().noneMatch(Fault::decides)) {
                var rule = each.next();
                if (rule.applies(endpoint) && random.nextDouble() < rule.probability()) {
                    each.set(rule.usedOnce());
                    struck.add(rule.fault());
                }
            }
            return new Strike(List.copyOf(struck), cleared);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}

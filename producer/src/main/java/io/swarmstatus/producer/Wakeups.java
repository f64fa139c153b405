package io.swarmstatus.producer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Reasons to look again before it is time to. Those that come while the loop is busy, or gathers them, count as one. */
final class Wakeups {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Wakeup waiting = Wakeup.TIME;

    /** A reason has come up; it counts with those that wait already. */
    void wake(Wakeup reason) {
        lock.lock();
        try {
            waiting = waiting.and(reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a reason and takes it.
     *
     * @param atLeast for which reasons are gathered in any case
     * @param atMost after which it is time to look without any
     */
    Wakeup await(Duration atLeast, Duration atMost) throws InterruptedException {
        var begun = System.nanoTime();
        lock.lockInterruptibly();
        try {
            var left = atMost.toNanos();
            while (waiting.equals(Wakeup.TIME) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        var gathering = atLeast.toNanos() - (System.nanoTime() - begun);
        if (gathering > 0) {
            TimeUnit.NANOSECONDS.sleep(gathering);
        }
        return take();
    }

    private Wakeup take() {
        lock.lock();
        try {
            var taken = waiting;
            waiting = Wakeup.TIME;
            return taken;
        } finally {
            lock.unlock();
        }
    }
}

package io.swarmstatus.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What goes wrong with one request.
 *
 * @param faults in the order in which they strike; only the last one may decide about the answer
 * @param cleared opens when the faults are cleared
 */
record Strike(List<Fault> faults, CountDownLatch cleared) {

    static final Strike NONE = new Strike(List.of(), new CountDownLatch(0));

    /** Waits so long, but not beyond the moment at which the faults are cleared; whether they were. */
    boolean pause(Duration time) throws InterruptedException {
        return cleared.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void awaitCleared() throws InterruptedException {
        cleared.await();
    }

    /** The first fault of that kind, if any. */
    <F extends Fault> Optional<F> find(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}

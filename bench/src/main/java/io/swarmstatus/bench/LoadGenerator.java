package io.swarmstatus.bench;

import io.swarmstatus.bench.Ledger.Count;
import io.swarmstatus.bench.Ledger.Seen;
import io.swarmstatus.bench.Ledger.Times;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the replicas in turn, at fixed times whatever becomes of the requests before, and those that are up in the place of those
 * that are not. A request counts from when it was to be made, so that a slow answer cannot hide those that it holds up.
 */
final class LoadGenerator implements AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MOST_UNDER_WAY = 1_000;

    private final List<ApiReplica> replicas;
    private final int perSecond;
    private final Ledger ledger;
    private final Violations violations;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final Thread thread = Thread.ofPlatform().name("load").daemon().unstarted(this::run);
    private volatile boolean closed;

    private LoadGenerator(List<ApiReplica> replicas, int perSecond, Ledger ledger, Violations violations) {
        this.replicas = replicas;
        this.perSecond = perSecond;
        this.ledger = ledger;
        this.violations = violations;
    }

    static LoadGenerator start(List<ApiReplica> replicas, int perSecond, Ledger ledger, Violations violations) {
        var load = new LoadGenerator(replicas, perSecond, ledger, violations);
        load.thread.start();
        return load;
    }

    private void run() {
        var begun = System.nanoTime();
        for (var number = 0L; !closed; number++) {
            var intended = begun + number * NANOS_PER_SECOND / perSecond;
            while (System.nanoTime() - intended < 0) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            dispatch(number, intended);
        }
    }

    private void dispatch(long number, long intended) {
        ledger.dispatched(System.nanoTime() - intended);
        for (var i = 0; i < replicas.size(); i++) {
            var replica = replicas.get((int) ((number + i) % replicas.size()));
            var upTime = replica.upTime();
            if (upTime != null) {
                send(replica, upTime, intended);
                return;
            }
        }
        ledger.add(Count.NOT_SENT);
    }

    private void send(ApiReplica replica, UpTime upTime, long intended) {
        if (!room.tryAcquire()) {
            violations.add(Law.LOAD, MOST_UNDER_WAY + " were under way");
            return;
        }
        requests.execute(() -> {
            try {
                ask(replica, upTime, intended);
            } finally {
                room.release();
            }
        });
    }

    private void ask(ApiReplica replica, UpTime upTime, long intended) {
        var before = new Seen(upTime.newest().instant(), replica.everSeen().instant());
        var sent = System.nanoTime();
        try {
            var answer = upTime.ask();
            ledger.answered(replica, upTime, before, answer, new Times(intended, sent, System.nanoTime()));
        } catch (IOException | RuntimeException e) {
            failed(replica, upTime, e);
        }
    }

    private void failed(ApiReplica replica, UpTime upTime, Exception reason) {
        if (!closed) { // those under way at the end are broken off
            ledger.failed(replica, upTime, String.valueOf(reason));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            requests.shutdown();
            if (!requests.awaitTermination(1, TimeUnit.SECONDS)) {
                requests.shutdownNow();
            }
        } catch (InterruptedException e) {
            requests.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

package io.swarmstatus.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Notes, ten times a second, how long threads of the api's processes and of the load's own waited for a processor: what a client on
 * a machine of its own would not see.
 */
final class WaitSampler implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration WORTH_NOTING = Duration.ofMillis(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final List<ApiReplica> replicas;
    private final ToLongFunction<FaultTarget> pids;
    private final Map<FaultTarget, Stalls> stalls = new HashMap<>();
    private final Map<Long, SchedulerWaits> waits = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("waits").daemon().unstarted(this::run);

    private WaitSampler(List<ApiReplica> replicas, ToLongFunction<FaultTarget> pids) {
        this.replicas = replicas;
        this.pids = pids;
        replicas.forEach(replica -> stalls.put(replica.target(), new Stalls()));
    }

    /** @param pids of the replicas' present processes */
    static WaitSampler start(List<ApiReplica> replicas, ToLongFunction<FaultTarget> pids) {
        var sampler = new WaitSampler(replicas, pids);
        sampler.thread.start();
        return sampler;
    }

    /** All waits within this time, of a replica and of the load. */
    long nanosWithin(FaultTarget replica, long from, long to) {
        var noted = stalls.get(replica);
        return noted == null ? 0 : noted.nanosWithin(from, to);
    }

    private void run() {
        var last = System.nanoTime();
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
                var now = System.nanoTime();
                note(last, now);
                last = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop
        }
    }

    private void note(long from, long to) {
        var own = longest(ProcessHandle.current().pid());
        for (var replica : replicas) {
            var waited = own + longest(pids.applyAsLong(replica.target()));
            if (waited > WORTH_NOTING.toNanos()) {
                stalls.getOrDefault(replica.target(), new Stalls()).add(from, to, waited);
            }
        }
    }

    private long longest(long pid) {
        return waits.computeIfAbsent(pid, SchedulerWaits::new).longestNanos();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(STOP_LIMIT)) {
                System.err.println("the sampling of waits does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

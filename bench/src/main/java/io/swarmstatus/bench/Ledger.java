package io.swarmstatus.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Holds the answers to the laws, and counts. For any thread. */
final class Ledger {

    static final Duration LONGEST_ANSWER = Duration.ofMillis(100);

    private final SlowAnswers slow = new SlowAnswers();
    private final Violations violations;
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final LatencyHistogram late = new LatencyHistogram();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Map<Count, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile LatencyHistogram window = new LatencyHistogram();

    /** What is counted besides. */
    enum Count {
        /** Broken or unanswered because of the fault that struck their replica. */
        UNDER_WAY_AT_A_FAULT,
        /** Both replicas were down. */
        NOT_SENT,
        /** Took more than 100 ms by the clock of the load, whatever the reason. */
        SLOW,
        /** Those of them that were sent too late by the load itself. */
        SLOW_BY_THE_LOAD,
        /** Those of them that waited for a processor for so long that the rest is within the limit. */
        SLOW_BY_THE_MACHINE,
        /** Older than what another process of the same replica had served. */
        OLDER_THAN_BEFORE_RESTART,
        /** Without figures, from a process that has not served any yet. */
        NO_FIGURES_YET,
        /** No answer at all. */
        BROKEN
    }

    Ledger(Violations violations) {
        this.violations = violations;
    }

    /** When a request was to be made, was made, and was over, by {@link System#nanoTime}. */
    record Times(long intended, long sent, long over) {

        long latency() {
            return over - intended;
        }
    }

    void answered(ApiReplica replica, UpTime upTime, Seen before, ServedAnswer answer, Times times) {
        if (upTime.isOver()) {
            add(Count.UNDER_WAY_AT_A_FAULT);
            return;
        }
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        if (answer.status() != 200) {
            violations.add(Law.STATUS, replica.target() + " answered " + answer.status());
        }
        latencies.record(times.latency());
        window.record(times.latency());
        checkOrder(replica, upTime, before, answer);
        if (times.latency() > LONGEST_ANSWER.toNanos()) {
            add(Count.SLOW);
            slow.add(replica.target(), times);
        }
    }

    /** What had been served when a request was made: by the same process, and by any. */
    record Seen(Instant byProcess, Instant ever) {}

    private void checkOrder(ApiReplica replica, UpTime upTime, Seen before, ServedAnswer answer) {
        var collectedAt = answer.collectedAt();
        if (!answer.figures() || collectedAt == null) {
            if (before.byProcess().equals(Instant.MIN)) {
                add(Count.NO_FIGURES_YET);
            } else {
                violations.add(Law.FIGURES, replica.target() + " had served " + before.byProcess());
            }
            return;
        }
        if (collectedAt.isBefore(before.byProcess())) {
            violations.add(Law.OLDER, replica.target() + " served " + collectedAt + " after " + before.byProcess());
        } else if (collectedAt.isBefore(before.ever())) {
            add(Count.OLDER_THAN_BEFORE_RESTART);
        }
        upTime.newest().see(collectedAt);
        replica.everSeen().see(collectedAt);
    }

    /** Says of each slow answer so far whose fault it was; by now the echoes that were sent with it are back. */
    void judgeSlowAnswers(Excuses excuses) {
        slow.judge(excuses).forEach(judged -> {
            switch (judged.blame()) {
                case LOAD -> add(Count.SLOW_BY_THE_LOAD);
                case MACHINE -> add(Count.SLOW_BY_THE_MACHINE);
                case API -> violations.add(Law.SLOW, judged.words());
            }
        });
    }

    void failed(ApiReplica replica, UpTime upTime, String reason) {
        if (upTime.isOver()) {
            add(Count.UNDER_WAY_AT_A_FAULT);
        } else {
            add(Count.BROKEN);
            violations.add(Law.STATUS, replica.target() + " did not answer: " + reason);
        }
    }

    void dispatched(long lateNanos) {
        late.record(Math.max(0, lateNanos));
    }

    void add(Count count) {
        counts.computeIfAbsent(count, _ -> new AtomicLong()).incrementAndGet();
    }

    long count(Count count) {
        var counted = counts.get(count);
        return counted == null ? 0 : counted.get();
    }

    Map<Integer, Long> statuses() {
        var sums = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> sums.put(status, count.sum()));
        return sums;
    }

    LatencyHistogram latencies() {
        return latencies;
    }

    /** How much later than intended the requests were made. */
    LatencyHistogram late() {
        return late;
    }

    /** Begins a window: what comes in from now on is counted in this one too, up to the next. */
    LatencyHistogram beginWindow() {
        var next = new LatencyHistogram();
        window = next;
        return next;
    }
}

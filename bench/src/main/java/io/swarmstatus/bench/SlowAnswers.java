package io.swarmstatus.bench;

import io.swarmstatus.bench.Ledger.Times;
import java.util.ArrayList;
import java.util.List;

/** The answers that took too long, until it is said why. Keeps so many at most that each is told of; for any thread. */
final class SlowAnswers {

    private static final int MOST = 50_000;

    private final List<Slow> waiting = new ArrayList<>();

    private record Slow(FaultTarget replica, Times times) {}

    /** Who made it slow. */
    enum Blame {
        /** It was sent late. */
        LOAD,
        /** The machine ran something else, so the rest is within the limit. */
        MACHINE,
        /** Neither explains it. */
        API
    }

    /**
     * An answer with the reason why it was slow.
     *
     * @param excusedNanos what of its time is not the api's
     */
    record Judged(FaultTarget replica, Times times, long excusedNanos) {

        Blame blame() {
            var limit = Ledger.LONGEST_ANSWER.toNanos();
            if (times.over() - times.sent() <= limit) {
                return Blame.LOAD;
            }
            return times.latency() - excusedNanos <= limit ? Blame.MACHINE : Blame.API;
        }

        String words() {
            return "%s took %d ms from when it was to be asked, %d ms from when it was; %d ms without a processor"
                    .formatted(
                            replica,
                            times.latency() / 1_000_000,
                            (times.over() - times.sent()) / 1_000_000,
                            excusedNanos / 1_000_000);
        }
    }

    synchronized void add(FaultTarget replica, Times times) {
        if (waiting.size() < MOST) {
            waiting.add(new Slow(replica, times));
        }
    }

    /** Those that have come since the last call. */
    synchronized List<Judged> judge(Excuses excuses) {
        var judged = waiting.stream()
                .map(slow -> new Judged(
                        slow.replica(),
                        slow.times(),
                        excuses.nanosWithin(
                                slow.replica(),
                                slow.times().intended(),
                                slow.times().over())))
                .toList();
        waiting.clear();
        return judged;
    }
}

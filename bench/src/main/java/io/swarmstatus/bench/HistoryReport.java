package io.swarmstatus.bench;

import java.util.List;
import java.util.Locale;

/**
 * What the history benchmark measured, in words and figures.
 *
 * @param count of snapshots on the topic
 * @param starts replay that only tells its options
 * @param instants replay that tells the swarm at an instant
 * @param ranges replay that tells every snapshot
 * @param consoles Kafka's console consumer that does
 */
record HistoryReport(
        int count,
        List<ReadingProcess> starts,
        List<ReadingProcess> instants,
        List<ReadingProcess> ranges,
        List<ReadingProcess> consoles) {

    /** An instant is found in this time, after the start. */
    static final double GOAL_SECONDS = 1;

    /** A range is read at this part of the console consumer's rate, at least. */
    static final double GOAL_RATE = 0.5;

    List<String> lines() {
        return List.of(
                "                              min   median      max    peak memory",
                line("start alone (--help)", starts),
                line("--at", instants),
                line("--from", ranges),
                line("kafka-console-consumer", consoles),
                "",
                String.format(
                        Locale.ROOT,
                        "--at took %.2f s after start-up (the medians' difference). Goal: under %.0f s, which is %s.",
                        afterStart(),
                        GOAL_SECONDS,
                        afterStart() < GOAL_SECONDS ? "met" : "MISSED"),
                String.format(
                        Locale.ROOT,
                        "--from read %,.0f snapshots/s, the console consumer %,.0f: %.2f of its rate (medians of whole"
                                + " processes). Goal: at least %.1f, which is %s.",
                        count / seconds(ranges).median(),
                        count / seconds(consoles).median(),
                        rate(),
                        GOAL_RATE,
                        rate() >= GOAL_RATE ? "met" : "MISSED"));
    }

    boolean isGood() {
        return afterStart() < GOAL_SECONDS && rate() >= GOAL_RATE;
    }

    private double afterStart() {
        return seconds(instants).median() - seconds(starts).median();
    }

    private double rate() {
        return seconds(consoles).median() / seconds(ranges).median();
    }

    private static String line(String what, List<ReadingProcess> runs) {
        var seconds = seconds(runs);
        var memory = Spread.of(runs.stream().map(ReadingProcess::peakMegabytes).toList());
        return String.format(
                Locale.ROOT,
                "%-24s%7.2f s%7.2f s%7.2f s%12.0f MB",
                what,
                seconds.min(),
                seconds.median(),
                seconds.max(),
                memory.max());
    }

    private static Spread seconds(List<ReadingProcess> runs) {
        return Spread.of(runs.stream().map(ReadingProcess::seconds).toList());
    }
}

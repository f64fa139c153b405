package io.swarmstatus.bench;

import java.util.List;
import java.util.Locale;

/**
 * What the collection benchmark measured, in words and figures.
 *
 * @param floor the bytes alone
 * @param ours the producer's collection
 * @param model docker-java's
 */
record CollectionReport(Series floor, Series ours, Series model) {

    /** At most this part of what docker-java's model takes. */
    static final double GOAL = 0.25;

    List<String> lines() {
        var ratios = ours.ratiosTo(model);
        var ofMedians = ours.seconds().median() / model.seconds().median();
        return List.of(
                "                            min   median      max   CPU time      allocated",
                line(floor),
                line(ours),
                line(model),
                "",
                String.format(
                        Locale.ROOT,
                        "swarm-status took %.3f of docker-java's model (ratio of the medians);",
                        ofMedians),
                String.format(
                        Locale.ROOT,
                        "round by round %.3f (median; %.3f to %.3f).",
                        ratios.median(),
                        ratios.min(),
                        ratios.max()),
                String.format(
                        Locale.ROOT,
                        "CPU time: %.3f of docker-java's model (ratio of the medians).",
                        ours.cpuSeconds().median() / model.cpuSeconds().median()),
                String.format(
                        Locale.ROOT, "Goal: at most %.2f, which is %s.", GOAL, ofMedians <= GOAL ? "met" : "MISSED"));
    }

    private static String line(Series series) {
        var seconds = series.seconds();
        return String.format(
                Locale.ROOT,
                "%-22s%7.3f s%7.3f s%7.3f s%9.3f s%12.1f MB",
                series.reader(),
                seconds.min(),
                seconds.median(),
                seconds.max(),
                series.cpuSeconds().median(),
                series.allocatedMegabytes().median());
    }
}

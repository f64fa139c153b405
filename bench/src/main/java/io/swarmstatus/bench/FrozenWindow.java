package io.swarmstatus.bench;

import java.util.List;
import java.util.Locale;

/** A time in which Redis was frozen all along, or not at all. */
record FrozenWindow(boolean frozen, LatencyHistogram latencies) {

    String words() {
        return "%-12s %6d answers: %s"
                .formatted(frozen ? "frozen" : "not frozen", latencies.count(), latencies.words());
    }

    /** How the median p99 of the one kind is to that of the other, and how far those that were not frozen are apart. */
    static String comparison(List<FrozenWindow> windows) {
        var frozen = sorted(windows, true);
        var free = sorted(windows, false);
        return String.format(
                Locale.ROOT,
                "p99 frozen / not frozen: %.2f; noise, the windows that were not frozen among themselves: %.2f",
                middle(frozen) / middle(free),
                free.getLast() / free.getFirst());
    }

    private static double middle(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static List<Double> sorted(List<FrozenWindow> windows, boolean frozen) {
        return windows.stream()
                .filter(window -> window.frozen == frozen)
                .map(window -> LatencyHistogram.millis(window.latencies.quantile(0.99)))
                .sorted()
                .toList();
    }
}

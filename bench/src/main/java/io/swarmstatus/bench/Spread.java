package io.swarmstatus.bench;

import java.util.List;

/** What several measurements of the same thing came to, in their unit. */
record Spread(double min, double median, double max) {

    /**
     * The spread of these values.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }
}

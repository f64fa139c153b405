package io.swarmstatus.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * From one power of ten to another.
 *
 * @param first the lower power
 * @param last the higher one
 * @param from where the lower one is, in the picture
 * @param to where the higher one is
 */
record LogAxis(int first, int last, double from, double to) {

    private static final double MILLION = 1e6;

    /** Over all of these, which are above zero. */
    static LogAxis over(List<Double> values, double from, double to) {
        var least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        var most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var first = (int) Math.floor(Math.log10(least));
        return new LogAxis(first, Math.max(first + 1, (int) Math.ceil(Math.log10(most))), from, to);
    }

    double position(double value) {
        return from + (to - from) * (Math.log10(value) - first) / (last - first);
    }

    /** The powers of ten on it. */
    List<Double> ticks() {
        return IntStream.rangeClosed(first, last)
                .mapToObj(power -> Math.pow(10, power))
                .toList();
    }

    /** A value as short as it can be told. */
    static String label(double value) {
        return value >= MILLION
                ? String.format(Locale.ROOT, "%.3gM", value / MILLION)
                        .replaceAll("0+M", "M")
                        .replace(".M", "M")
                : value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%s", value);
    }
}

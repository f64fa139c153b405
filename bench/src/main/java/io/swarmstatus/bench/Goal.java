package io.swarmstatus.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a figure should come to.
 *
 * @param bound in the finding's unit, or of its ratio; nothing where there is no goal
 */
record Goal(Kind kind, double bound) {

    enum Kind {
        RATIO_AT_MOST,
        RATIO_AT_LEAST,
        AT_MOST,
        AT_LEAST,
        NONE
    }

    enum Verdict {
        MET,
        MISSED,

        /** There is no goal. */
        NONE;

        String words() {
            return switch (this) {
                case MET -> "met";
                case MISSED -> "missed";
                case NONE -> "–";
            };
        }
    }

    /** Our figure is at most so much of the other. */
    static Goal ratioAtMost(double bound) {
        return new Goal(Kind.RATIO_AT_MOST, bound);
    }

    /** Our figure is at least so much of the other. */
    static Goal ratioAtLeast(double bound) {
        return new Goal(Kind.RATIO_AT_LEAST, bound);
    }

    /** Our figure itself is at most that. */
    static Goal atMost(double bound) {
        return new Goal(Kind.AT_MOST, bound);
    }

    /** Our figure itself is at least that. */
    static Goal atLeast(double bound) {
        return new Goal(Kind.AT_LEAST, bound);
    }

    /** It is only told. */
    static Goal none() {
        return new Goal(Kind.NONE, 0);
    }

    /** @throws IllegalArgumentException if the goal is a ratio's, and there is none */
    Verdict verdict(double ours, OptionalDouble ratio) {
        return switch (kind) {
            case NONE -> Verdict.NONE;
            case AT_MOST -> of(ours <= bound);
            case AT_LEAST -> of(ours >= bound);
            case RATIO_AT_MOST -> of(present(ratio) <= bound);
            case RATIO_AT_LEAST -> of(present(ratio) >= bound);
        };
    }

    private static double present(OptionalDouble ratio) {
        return ratio.orElseThrow(() -> new IllegalArgumentException("a ratio to nothing"));
    }

    private static Verdict of(boolean met) {
        return met ? Verdict.MET : Verdict.MISSED;
    }

    /** For a person; {@code unit} is that of the finding. */
    String words(String unit) {
        return switch (kind) {
            case NONE -> "–";
            case AT_MOST -> "≤ " + digits(bound) + " " + unit;
            case AT_LEAST -> "≥ " + digits(bound) + " " + unit;
            case RATIO_AT_MOST -> "ratio ≤ " + digits(bound);
            case RATIO_AT_LEAST -> "ratio ≥ " + digits(bound);
        };
    }

    /** Three digits that say something. */
    static String digits(double value) {
        var size = Math.abs(value);
        var format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 || size == 0 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }
}

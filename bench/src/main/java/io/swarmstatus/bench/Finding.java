package io.swarmstatus.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark beside what it is measured against in the same run: a line of the table that {@code swarm-status bench}
 * prints and writes into {@code docs/benchmarks.md}. What is measured against two things is two findings.
 *
 * @param what was measured, with its size, such as {@code 3.4 KB, 32 connections}; the benchmark's name is not repeated
 * @param unit of both figures, such as {@code s} or {@code requests/s}
 * @param ours what swarm-status came to, over the rounds
 * @param against what it is held against; null for a figure that stands for itself
 * @param goal what it should come to
 */
record Finding(
        String what, String unit, Spread ours, @Nullable Against against, Goal goal) {

    /** One figure and no other to hold it against. */
    static Finding alone(String what, String unit, Spread ours, Goal goal) {
        return new Finding(what, unit, ours, null, goal);
    }

    /** Beside what people use instead, of this name. */
    static Finding besidePeer(String what, String unit, Spread ours, String peer, Spread theirs, Goal goal) {
        return new Finding(what, unit, ours, new Against(Against.Kind.PEER, peer, theirs), goal);
    }

    /** Beside what the machine allows, as the program of this name shows. */
    static Finding besideLimit(String what, String unit, Spread ours, String limit, Spread theirs, Goal goal) {
        return new Finding(what, unit, ours, new Against(Against.Kind.LIMIT, limit, theirs), goal);
    }

    /** Our median as a part of the other's; empty where there is no other. */
    OptionalDouble ratio() {
        return against == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(ours.median() / against.value().median());
    }

    /** Whether it is what it should be; {@link Goal.Verdict#NONE} where there is nothing that it should be. */
    Goal.Verdict verdict() {
        return goal.verdict(ours.median(), ratio());
    }

    /** The ratio for a person, or a dash. */
    String ratioInWords() {
        return ratio().isPresent() ? Goal.digits(ratio().getAsDouble()) : "–";
    }

    /** A spread with this finding's unit for a person: the median, and from where to where. */
    String inWords(Spread spread) {
        return spread.min() == spread.max()
                ? String.format(Locale.ROOT, "%s %s", Goal.digits(spread.median()), unit)
                : String.format(
                        Locale.ROOT,
                        "%s %s (%s to %s)",
                        Goal.digits(spread.median()),
                        unit,
                        Goal.digits(spread.min()),
                        Goal.digits(spread.max()));
    }
}

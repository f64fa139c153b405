package io.swarmstatus.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a task would reserve. */
record TaskDemand(long cpuNanos, long memoryBytes) {

    /** As published. */
    static final Pattern CPU = Pattern.compile("^\\d{1,6}(\\.\\d{1,9})?$");

    /** As published: so many digits that no amount is too large to count in bytes. */
    static final Pattern MEMORY = Pattern.compile("^(\\d{1,18}(\\.\\d{1,3})? ?"
            + "|\\d{1,12}(\\.\\d{1,3})? ?[kKmM][iI]?"
            + "|\\d{1,6}(\\.\\d{1,3})? ?[gGtT][iI]?)[bB]?$");

    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
    private static final String PREFIXES = "kmgt";
    private static final int BITS_A_PREFIX = 10;
    private static final int NANO_DIGITS = 9;

    /** CPUs, as {@code docker service create --reserve-cpu} takes them. */
    static long cpu(String text) {
        if (!CPU.matcher(text).matches()) {
            throw new IllegalArgumentException("expected CPUs such as 0.5");
        }
        return new BigDecimal(text).movePointRight(NANO_DIGITS).longValueExact();
    }

    /** Bytes, as {@code docker service create --reserve-memory} takes them: every unit is a power of 1024. */
    static long memory(String text) {
        var amount = text.strip();
        if (!MEMORY.matcher(amount).matches()) {
            throw new IllegalArgumentException("expected an amount of memory such as 512MiB");
        }
        var number = NUMBER.matcher(amount).results().findFirst().orElseThrow().group();
        var unit = amount.substring(number.length()).strip().toLowerCase(Locale.ROOT);
        var prefix = unit.isEmpty() ? -1 : PREFIXES.indexOf(unit.charAt(0));
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(1L << (BITS_A_PREFIX * (prefix + 1))))
                .setScale(0, RoundingMode.UP)
                .longValueExact();
    }
}

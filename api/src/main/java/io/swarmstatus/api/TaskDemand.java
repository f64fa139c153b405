package io.swarmstatus.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a task would reserve. */
record TaskDemand(long cpuNanos, long memoryBytes) {

    private static final Pattern CPU = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern MEMORY =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ?(?:([kmgt])i?)?b?", Pattern.CASE_INSENSITIVE);
    private static final String PREFIXES = "kmgt";
    private static final int BITS_A_PREFIX = 10;
    private static final int NANO_DIGITS = 9;
    private static final long MOST_BYTES = 1L << 60;

    /** CPUs, as {@code docker service create --reserve-cpu} takes them. */
    static long cpu(String text) {
        if (!CPU.matcher(text).matches()) {
            throw new IllegalArgumentException("expected CPUs such as 0.5");
        }
        return new BigDecimal(text).movePointRight(NANO_DIGITS).longValueExact();
    }

    /** Bytes, as {@code docker service create --reserve-memory} takes them: every unit is a power of 1024. */
    static long memory(String text) {
        var match = MEMORY.matcher(text.strip());
        if (match.matches()) {
            var prefix = match.group(2) == null
                    ? -1
                    : PREFIXES.indexOf(match.group(2).toLowerCase(Locale.ROOT));
            var unit = BigDecimal.valueOf(1L << (BITS_A_PREFIX * (prefix + 1)));
            var bytes = new BigDecimal(match.group(1)).multiply(unit).setScale(0, RoundingMode.UP);
            if (bytes.compareTo(BigDecimal.valueOf(MOST_BYTES)) <= 0) {
                return bytes.longValueExact();
            }
        }
        throw new IllegalArgumentException("expected an amount of memory such as 512MiB");
    }
}

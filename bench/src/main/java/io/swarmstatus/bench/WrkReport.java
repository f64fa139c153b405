package io.swarmstatus.bench;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What wrk counted.
 *
 * @param failures answers of 400 and above, and requests without an answer
 */
record WrkReport(long requests, long micros, long bytes, long failures) {

    private static final Pattern COUNTED = Pattern.compile("^counted (\\d+) (\\d+) (\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final double MICROS_PER_SECOND = 1e6;

    /** Reads the line of {@code wrk-report.lua}; empty where there is none. */
    static Optional<WrkReport> in(String output) {
        var counted = COUNTED.matcher(output);
        return counted.find()
                ? Optional.of(new WrkReport(
                        Long.parseLong(counted.group(1)),
                        Long.parseLong(counted.group(2)),
                        Long.parseLong(counted.group(3)),
                        Long.parseLong(counted.group(4))))
                : Optional.empty();
    }

    double perSecond() {
        return requests * MICROS_PER_SECOND / micros;
    }

    /** Of an answer, head and body; zero of none. */
    double meanSize() {
        return requests == 0 ? 0 : (double) bytes / requests;
    }
}

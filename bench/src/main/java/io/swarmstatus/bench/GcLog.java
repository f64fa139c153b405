package io.swarmstatus.bench;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a JVM's own log of its collections tells ({@code -Xlog:gc}); all in MB.
 *
 * @param pauses how many there were
 * @param fullPauses how many of them collected the whole heap: the sign of one that is too small
 * @param peakBefore the most that was in use when one began, garbage included
 * @param peakAfter the most that was left when one had ended
 */
record GcLog(int pauses, int fullPauses, int peakBefore, int peakAfter) {

    private static final GcLog NONE = new GcLog(0, 0, 0, 0);
    private static final Pattern PAUSE = Pattern.compile(".*\\bPause (.*?) (\\d+)M->(\\d+)M\\(\\d+M\\).*");

    static GcLog parse(List<String> lines) {
        return lines.stream().map(GcLog::ofLine).reduce(NONE, GcLog::plus);
    }

    private static GcLog ofLine(String line) {
        var pause = PAUSE.matcher(line);
        if (!pause.matches()) {
            return NONE;
        }
        var full = pause.group(1).startsWith("Full") ? 1 : 0;
        return new GcLog(1, full, Integer.parseInt(pause.group(2)), Integer.parseInt(pause.group(3)));
    }

    private GcLog plus(GcLog other) {
        return new GcLog(
                pauses + other.pauses,
                fullPauses + other.fullPauses,
                Math.max(peakBefore, other.peakBefore),
                Math.max(peakAfter, other.peakAfter));
    }
}

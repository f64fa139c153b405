package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.util.ArrayList;
import java.util.List;

/**
 * The page on the benchmarks: what stands between its two markers is written by them, and all else by hand.
 *
 * @param before up to the first marker and its line's end
 * @param after from the second marker
 */
record BenchmarkPage(String before, String after) {

    static final String FILE = "benchmarks.md";
    static final String BEGIN = "<!-- written by swarm-status bench: begin -->\n";
    static final String END = "<!-- written by swarm-status bench: end -->\n";

    /** @throws StartException if it does not have the two markers */
    static BenchmarkPage of(String text) {
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new StartException(FILE + " does not have the markers between which the figures go", null);
        }
        return new BenchmarkPage(text.substring(0, begin + BEGIN.length()), text.substring(end));
    }

    /** Its text with these figures. */
    String with(BenchmarkFigures figures) {
        var lines = new ArrayList<String>();
        figures.byName().forEach((name, run) -> lines.addAll(section(name, run)));
        if (figures.byName().values().stream()
                .anyMatch(run -> !run.outcome().curves().isEmpty())) {
            lines.addAll(List.of("", "![How the costs grow with size](" + GrowthPlot.FILE + ")"));
        }
        lines.add("");
        return before + String.join("\n", lines) + "\n" + after;
    }

    private static List<String> section(String name, BenchmarkFigures.Run run) {
        var lines = new ArrayList<>(List.of("", "### `bench " + name + "`", ""));
        lines.add("On " + run.day() + ": " + run.machine() + ".");
        lines.add("");
        lines.addAll(FindingsTable.lines(run.outcome()));
        return lines;
    }
}

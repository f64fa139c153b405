package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Findings as a table: in Markdown, padded so that it can be read as it is. */
final class FindingsTable {

    private static final List<String> HEAD = List.of("what", "ours", "peer", "limit", "ratio", "goal", "");

    private FindingsTable() {}

    /** The table, and below it what was left out. */
    static List<String> lines(Outcome outcome) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        outcome.findings().forEach(finding -> rows.add(cells(finding)));
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, rule(widths));
        if (!outcome.leftOut().isEmpty()) {
            lines.add("");
            outcome.leftOut().forEach(reason -> lines.add("Left out: " + reason));
        }
        return lines;
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                finding.what(),
                finding.inWords(finding.ours()),
                other(finding, Against.Kind.PEER),
                other(finding, Against.Kind.LIMIT),
                finding.ratioInWords(),
                finding.goal().words(finding.unit()),
                finding.verdict() == Goal.Verdict.MISSED
                        ? "**missed**"
                        : finding.verdict().words());
    }

    private static String other(Finding finding, Against.Kind kind) {
        var against = finding.against();
        return against == null || against.kind() != kind
                ? "–"
                : against.name() + ": " + finding.inWords(against.value());
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(' ')
                    .append(cell)
                    .repeat(" ", widths[column] - cell.length())
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] widths) {
        var line = new StringBuilder("|");
        for (var width : widths) {
            line.repeat("-", width + 2).append('|');
        }
        return line.toString();
    }
}

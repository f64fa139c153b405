package io.swarmstatus.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under a header, in columns as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<Cell>> rows = new ArrayList<>();

    /** A cell, and how it looks. */
    record Cell(String text, UnaryOperator<String> style) {

        static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    TextTable(Style style, String... header) {
        rows.add(List.of(header).stream()
                .map(name -> new Cell(name, style::bold))
                .toList());
    }

    void add(Cell... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    /** The style is put on after the width was counted. */
    private String line(List<Cell> row) {
        var line = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            line.append(cell.style().apply(cell.text()));
            if (column < row.size() - 1) {
                line.append(" ".repeat(width(column) - cell.text().length())).append(GAP);
            }
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).text().length())
                .max()
                .orElse(0);
    }
}

package io.swarmstatus.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of {@code docs/http.md}: what is asked, what comes back. Code spans count, words between them are for people,
 * but for "then", which starts another request on the same connection, and "no", which negates the span after it.
 */
final class HttpTable {

    private static final Path DOCUMENT = Path.of("..", "docs", "http.md");
    private static final Pattern ROW = Pattern.compile("\\| (`.*) \\| (\\d{3}|closed)(.*?) \\|");
    private static final Pattern SPAN = Pattern.compile("(no )?`([^`]*)`");
    private static final Pattern FILLER = Pattern.compile("\\{(\\d+) KB}");

    private HttpTable() {}

    /** All rows of all tables whose first column is a request. */
    static List<Row> rows() {
        try (var lines = Files.lines(DOCUMENT)) {
            return lines.flatMap(line -> ROW.matcher(line).results())
                    .map(HttpTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(MatchResult cells) {
        var requests = Stream.of(cells.group(1).split(" then "))
                .map(request -> spans(request).map(Span::text).toList())
                .toList();
        return new Row(requests, cells.group(2), spans(cells.group(3)).toList());
    }

    private static Stream<Span> spans(String cell) {
        return SPAN.matcher(cell)
                .results()
                .map(span -> new Span(span.group(1) != null, fill(span.group(2).replace("\\r\\n", "\r\n"))));
    }

    private static String fill(String text) {
        return FILLER.matcher(text).replaceAll(size -> "a".repeat(Integer.parseInt(size.group(1)) * 1024));
    }

    /**
     * One row.
     *
     * @param requests each a request line, header lines and, behind {@code body: }, a body
     * @param status of the last answer, or "closed" without one
     * @param expected header lines, their names alone, or parts of the body
     */
    record Row(List<List<String>> requests, String status, List<Span> expected) {

        @Override
        public String toString() {
            var text = requests + " gets " + status;
            return text.length() < 150 ? text : text.substring(0, 150) + "…";
        }
    }

    /** @param negated whether it must not be there */
    record Span(boolean negated, String text) {}
}

package io.swarmstatus.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of {@code docs/security.md} that says which token gets how far. */
final class SecurityTable {

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final String OUTCOME = "(let in|\\d{3}(?: `[a-z_]+`)?)";
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|`]+?) \\| " + OUTCOME + " \\| " + OUTCOME + " \\| " + OUTCOME + " \\|");

    private SecurityTable() {}

    static List<Row> rows() {
        try (var lines = Files.lines(DOCUMENT)) {
            return lines.flatMap(line -> ROW.matcher(line).results())
                    .map(SecurityTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(MatchResult cells) {
        return new Row(cells.group(1), outcome(cells.group(2)), outcome(cells.group(3)), outcome(cells.group(4)));
    }

    private static Outcome outcome(String cell) {
        if (cell.equals("let in")) {
            return new Outcome(0, "");
        }
        var parts = cell.replace("`", "").split(" ", 2);
        return new Outcome(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    /**
     * What one kind of token gets.
     *
     * @param open of what is public by default
     * @param metrics of the metrics
     * @param others of all else
     */
    record Row(String token, Outcome open, Outcome metrics, Outcome others) {

        Outcome of(String path) {
            return switch (path) {
                case "/", "/page/0/app.js", "/openapi", "/health", "/health/live", "/health/ready" -> open;
                case "/metrics" -> metrics;
                default -> others;
            };
        }

        @Override
        public String toString() {
            return token;
        }
    }

    /**
     * What a request gets.
     *
     * @param status 0 where it is let in
     * @param error as the challenge names it; empty where it names none
     */
    record Outcome(int status, String error) {

        boolean isLetIn() {
            return status == 0;
        }
    }
}

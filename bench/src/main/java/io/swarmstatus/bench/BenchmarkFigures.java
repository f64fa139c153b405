package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the benchmarks came to the last time that each of them was run: {@code docs/benchmarks.json}, of which the page and the plot
 * are made.
 *
 * @param byName by the benchmark's name, in the order in which they came
 */
record BenchmarkFigures(Map<String, Run> byName) {

    private static final String FILE = "benchmarks.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    BenchmarkFigures {
        byName = new LinkedHashMap<>(byName);
    }

    /**
     * One run of a benchmark.
     *
     * @param day such as 2026-01-15
     * @param machine on which, in words without its name
     */
    record Run(String day, String machine, Outcome outcome) {

        static Run today(String machine, Outcome outcome) {
            return new Run(LocalDate.now(ZoneOffset.UTC).toString(), machine, outcome);
        }
    }

    /**
     * Those in this directory; none where there is no such file.
     *
     * @throws StartException if it cannot be read
     */
    static BenchmarkFigures readFrom(Path directory) {
        var file = directory.resolve(FILE);
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), BenchmarkFigures.class)
                    : new BenchmarkFigures(Map.of());
        } catch (IOException e) {
            throw new StartException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** These with another run in the place of an older one. */
    BenchmarkFigures with(String name, Run run) {
        var all = new BenchmarkFigures(byName);
        all.byName.put(name, run);
        return all;
    }

    /** Writes them, the page and the plot. */
    void writeTo(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
        Files.writeString(directory.resolve(GrowthPlot.FILE), GrowthPlot.svg(curves()));
        var page = directory.resolve(BenchmarkPage.FILE);
        Files.writeString(page, BenchmarkPage.of(Files.readString(page)).with(this));
    }

    private List<Curve> curves() {
        return byName.values().stream()
                .flatMap(run -> run.outcome().curves().stream())
                .toList();
    }
}

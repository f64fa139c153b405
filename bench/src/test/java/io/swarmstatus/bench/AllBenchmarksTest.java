package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllBenchmarksTest {

    private static final String PAGE =
            "by hand\n" + BenchmarkPage.BEGIN + "old\n" + BenchmarkPage.END + "by hand too\n";

    @TempDir
    private Path docs;

    @Test
    void writesTheFiguresBetweenTheMarkersAndNothingElse() throws Exception {
        Files.writeString(docs.resolve(BenchmarkPage.FILE), PAGE);

        var good = run(Map.of("quick", () -> outcome(3)));

        assertThat(good).isTrue();
        assertThat(page())
                .startsWith("by hand\n" + BenchmarkPage.BEGIN)
                .contains("### `bench quick`", "| 3.00 s |", "cores")
                .doesNotContain("old")
                .endsWith(BenchmarkPage.END + "by hand too\n");
        assertThat(docs.resolve(GrowthPlot.FILE)).content().contains("one collection, s", "<polyline");
    }

    @Test
    void keepsWhatTheOthersCameToEarlier() throws Exception {
        Files.writeString(docs.resolve(BenchmarkPage.FILE), PAGE);
        run(Map.of("first", () -> outcome(3)));

        run(Map.of("second", () -> outcome(4)));

        assertThat(page()).contains("### `bench first`", "| 3.00 s |", "### `bench second`", "| 4.00 s |");
    }

    @Test
    void goesOnAfterOneThatFailsAndSaysSo() throws Exception {
        Files.writeString(docs.resolve(BenchmarkPage.FILE), PAGE);
        run(Map.of("wrong", () -> outcome(3)));
        var benchmarks = new LinkedHashMap<String, Measured>();
        benchmarks.put("wrong", () -> {
            throw new MisreadException("ours", List.of("nodes: 1 instead of 2"));
        });
        benchmarks.put("right", () -> outcome(4));

        var good = run(benchmarks);

        assertThat(good).isFalse();
        assertThat(page()).contains("### `bench wrong`", "| 3.00 s |", "### `bench right`", "| 4.00 s |");
    }

    @Test
    void writesNoPageThatHasLostItsMarkers() throws Exception {
        Files.writeString(docs.resolve(BenchmarkPage.FILE), "by hand\n");

        assertThatExceptionOfType(StartException.class).isThrownBy(() -> BenchmarkPage.of(page()));
        assertThat(run(Map.of("quick", () -> outcome(3)))).isFalse();
        assertThat(page()).isEqualTo("by hand\n");
    }

    private boolean run(Map<String, Measured> benchmarks) throws IOException, InterruptedException {
        return new AllBenchmarks(benchmarks, docs).run();
    }

    private String page() throws IOException {
        return Files.readString(docs.resolve(BenchmarkPage.FILE));
    }

    private static Outcome outcome(double seconds) {
        var finding = Finding.alone("all of it", "s", Spread.of(List.of(seconds)), Goal.atMost(3));
        var points = List.of(new Curve.Point(10, 0.5), new Curve.Point(100, 5));
        return new Outcome(
                List.of(finding), List.of(new Curve("one collection", "tasks", "s", "ours", points)), List.of());
    }
}

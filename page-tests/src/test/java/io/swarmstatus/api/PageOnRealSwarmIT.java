package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import io.swarmstatus.api.PageDiary.Entry;
import io.swarmstatus.standalone.RealSwarm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A page that is open while a real swarm loses its leader and gets the node back: it tells all of it, by itself. */
@NeedsChromium
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfEnvironmentVariable(named = RealSwarm.COMMAND, matches = ".+", disabledReason = "no swarm to do harm to")
class PageOnRealSwarmIT {

    private static final int NODES = 4;

    /** The engine that is gone refuses at once; what hangs is given up after 5 s. */
    private static final Duration NOTICED = Duration.ofSeconds(8);

    /** An election takes a swarm some 14 s, and a new leader waits half a minute for the heartbeat of a node it has not seen. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final RealSwarm swarm = new RealSwarm();
    private final Chromium chromium;

    PageOnRealSwarmIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeEach
    void awaitHealthy() {
        swarm.awaitHealthy();
    }

    @AfterEach
    void mend() {
        swarm.close();
    }

    @Test
    void tellsByItselfThatTheLeaderIsLostAndAnotherLeadsAndTheNodeIsBack() {
        var former = swarm.leader();
        var engines = RealSwarm.MANAGERS.stream().map(swarm::host).toList();
        try (var pipeline = StandaloneProcess.start("page-on-real-swarm.log", engines);
                var nodes = PageVisit.to(chromium, pipeline.url());
                var changes = PageVisit.to(chromium, pipeline.url() + "#/time")) {
            nodes.says("Healthy");
            changes.says("Healthy");
            var diary = PageDiary.of(nodes.page());

            var killed = Instant.now();
            swarm.kill(former);
            nodes.says(compile("^1 node down, no spare manager$"), PATIENCE);
            assertThat(changes.view()).containsText("Node " + former + " is down");
            picture(nodes, "nodes");
            picture(changes, "changes");
            var started = Instant.now();
            swarm.start(former);
            nodes.says(compile("^Healthy$"), PATIENCE);

            print(diary.entries(), killed, started);
            assertTold(diary.entries(), former, killed, started);
            assertThat(changes.view())
                    .containsText(compile(".* is ready again.*" + former + " is down.*leads, " + former
                            + " did before.*Refreshes work again.*Refreshes fail"));
            assertThat(nodes.complaints()).isEmpty();
            assertThat(changes.complaints()).isEmpty();
        }
    }

    private static void assertTold(List<Entry> told, String former, Instant killed, Instant started) {
        assertThat(told).allSatisfy(entry -> {
            assertThat(entry.words()).isNotEmpty().doesNotContain("Connecting", "Connection", "No data");
            assertThat(entry.nodes()).isEqualTo(NODES);
        });
        var noticed = first(told, killed, entry -> !entry.words().equals("Healthy"));
        assertThat(noticed.at()).isBefore(killed.plus(NOTICED));
        assertThat(noticed.words()).contains("showing data");
        assertThat(told)
                .filteredOn(entry -> entry.words().equals("Healthy"))
                .allSatisfy(entry -> assertThat(
                                entry.at().isBefore(noticed.at()) || entry.at().isAfter(started))
                        .isTrue());
        var led = first(
                told,
                noticed.at(),
                entry -> !entry.leader().isEmpty() && !entry.leader().equals(former));
        var down = first(told, led.at(), entry -> entry.down().equals(former));
        assertThat(down.words()).isEqualTo("1 node down, no spare manager");
        var back = first(told, down.at(), entry -> entry.words().equals("Healthy"));
        assertThat(back.leader()).isEqualTo(led.leader());
    }

    private static Entry first(List<Entry> told, Instant from, Predicate<Entry> wanted) {
        return told.stream()
                .filter(entry -> !entry.at().isBefore(from))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not told: " + told));
    }

    /** Each state once: the age of what is shown goes on in between. */
    private static void print(List<Entry> told, Instant killed, Instant started) {
        System.out.printf("measured: the node was started again after %.1f s%n", seconds(killed, started));
        var before = "";
        for (var entry : told) {
            var words = entry.calmWords() + ", " + entry.leader() + " leads";
            if (!words.equals(before)) {
                System.out.printf("measured: after %.1f s the page says: %s%n", seconds(killed, entry.at()), words);
            }
            before = words;
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static void picture(PageVisit visit, String view) {
        var file = Path.of("target", "leader-lost-" + view + ".png");
        visit.page().screenshot(new ScreenshotOptions().setPath(file).setClip(0, 0, 1400, 580));
    }
}

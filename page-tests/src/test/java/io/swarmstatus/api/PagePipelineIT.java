package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page at the end of the whole pipeline, on a simulated swarm: what that is in, it tells, in each view. */
@NeedsChromium
class PagePipelineIT {

    private static final int NODES = 5;
    private static final int CHANGES = 15;

    /** Half of the pause between two polls: what only a poll shows takes longer. How long it does take is measured, and not judged. */
    private static final long SOON_MILLIS = 1000;

    /** For what has to go all the way, on a machine that is busy with other tests. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The one service of the simulated swarm that fits on none of its nodes. */
    private static final String STUCK = "gpu-trainer";

    private static final Pattern HEALTHY = compile("^Healthy$");
    private static final Pattern NODE_DOWN = compile("^1 node down");

    private static SwarmSimulator simulator;
    private static StandaloneProcess pipeline;

    private final Chromium chromium;

    PagePipelineIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void start() {
        simulator = simulator();
        pipeline = StandaloneProcess.start("page-pipeline.log", List.of(simulator.uri()));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
        simulator.close();
    }

    private static SwarmSimulator simulator() {
        var started = SwarmSimulator.start(SimulatorConfig.ofNodes(NODES), InstantSource.system(), 0);
        started.swarm().removeService(STUCK);
        started.swarm().settle();
        return started;
    }

    @Test
    void tellsEachStateOfTheSwarmInEachViewAndGoesBackToIt() {
        var swarm = simulator.swarm();
        var worker = swarm.workers().getFirst();
        try (var visit = PageVisit.to(chromium, pipeline.url())) {
            visit.says(HEALTHY, PATIENCE);
            walk(visit);

            swarm.nodeDown(worker);
            swarm.settle();
            visit.says(NODE_DOWN, PATIENCE);
            var then = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            assertThat(visit.rows().first()).containsText(compile(worker + ".*down"));
            walk(visit);
            swarm.nodeUp(worker);
            swarm.settle();
            visit.says(HEALTHY, PATIENCE);

            swarm.loseQuorum();
            visit.says(compile("^Quorum lost, showing data \\d+ s old$"), PATIENCE);
            walk(visit);
            swarm.regainQuorum();
            swarm.settle();
            visit.says(HEALTHY, PATIENCE);

            visit.page().evaluate("at => location.hash = '#/nodes?at=' + at", then.toString());
            visit.says(compile("^\\d\\d:\\d\\d:\\d\\d: 1 node down"), PATIENCE);
            assertThat(visit.rows().first()).containsText(compile(worker + ".*down"));
            visit.button("Back to now").click();
            visit.says(HEALTHY, PATIENCE);
            visit.follow("Time");
            assertThat(visit.view())
                    .containsText(compile("Refreshes work again.*Refreshes fail.*" + worker + " is ready again.*"
                            + worker + " is down"));
            assertSound(visit, pipeline);
        }
    }

    /** Half of the changes: one alone may fall into a pause of the machine, which has other things to do. */
    @Test
    void showsAChangeWhenItHappensAndNotAtTheNextPoll() {
        var swarm = simulator.swarm();
        var worker = swarm.workers().getFirst();
        try (var visit = PageVisit.to(chromium, pipeline.url())) {
            visit.says(HEALTHY, PATIENCE);
            visit.page().evaluate("""
                () => {
                  window.seen = {};
                  new MutationObserver(() => {
                    const [label] = document.querySelector('main').textContent.match(/turn=\\w+/) ?? [];
                    window.seen[label] ??= performance.timeOrigin + performance.now();
                  }).observe(document.querySelector('main'), { subtree: true, characterData: true, childList: true });
                }\
                """);
            var delays = new ArrayList<Double>();
            for (var change = 0; change < CHANGES; change++) {
                var changed = System.currentTimeMillis();
                swarm.label(worker, "turn", "n" + change + "n");
                var label = "turn=n" + change + "n";
                assertThat(visit.view()).containsText(label);
                delays.add(
                        ((Number) visit.page().evaluate("label => window.seen[label]", label)).doubleValue() - changed);
            }

            delays.sort(null);
            System.out.println("measured: a change in the swarm shows after " + delays + " ms");
            assertThat(delays.get(CHANGES / 2)).isLessThan(SOON_MILLIS);
            assertSound(visit, pipeline);
        }
    }

    @Test
    void asksForATokenAndTellsThatItsDataGetOldAndAreGoneAndIsBackByItself() {
        var options = new String[] {"--set=auth=jwt", "--set=cache.primary-ttl=PT4S", "--set=cache.backup-ttl=PT16S"};
        try (var other = simulator();
                var guarded = StandaloneProcess.start("page-pipeline-token.log", List.of(other.uri()), options);
                var visit = PageVisit.to(chromium, guarded.url())) {
            var worker = other.swarm().workers().getFirst();
            visit.says("A token is needed");
            assertThat(visit.page().locator("body")).not().containsText(worker);

            other.swarm().label(worker, "turn", "first");
            visit.page().getByLabel("Token").fill(guarded.token().orElseThrow());
            visit.button("Show the status").click();
            visit.says(HEALTHY, PATIENCE);
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("401")); // the browser's own words
            visit.complaints().clear();

            visit.says(compile("^Showing data \\d+ s old$"), PATIENCE);
            assertThat(visit.page().locator(".origin")).containsText("from the backup cache");
            walk(visit);

            visit.says(compile("^No data$"), PATIENCE);
            walkWithoutData(visit);

            other.swarm().label(worker, "turn", "second");
            visit.says(HEALTHY, PATIENCE);
            assertSound(visit, guarded);
        }
    }

    /** Through all views and back to the first, with a look at each. */
    private static void walk(PageVisit visit) {
        visit.follow("Services");
        assertThat(visit.view()).containsText("shop_web");
        visit.follow("Time");
        assertThat(visit.view()).containsText("Nodes ready");
        visit.follow("Fit");
        assertThat(visit.view()).containsText(compile("It fits on \\d of 5 nodes"));
        throughTheRest(visit);
        assertThat(visit.rows()).hasCount(NODES);
    }

    private static void walkWithoutData(PageVisit visit) {
        visit.follow("Services");
        assertThat(visit.view()).containsText("There is no service to show.");
        visit.follow("Time");
        assertThat(visit.view()).containsText("Changes");
        visit.follow("Fit");
        assertThat(visit.view()).containsText("Docker Swarm status unavailable");
        throughTheRest(visit);
        assertThat(visit.view()).containsText("There is no node to show.");
    }

    private static void throughTheRest(PageVisit visit) {
        visit.follow("Pipeline");
        assertThat(visit.view()).containsText("docker_swarm_status_backup");
        visit.follow("Swarms");
        assertThat(visit.rows()).hasCount(1);
        visit.follow("Nodes");
    }

    private static void assertSound(PageVisit visit, StandaloneProcess served) {
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.requests())
                .extracting(URI::getAuthority)
                .containsOnly(URI.create(served.url()).getAuthority());
    }
}

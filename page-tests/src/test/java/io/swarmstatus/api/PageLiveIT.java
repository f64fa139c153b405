package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the page follows the swarm, and finds what somebody looks for. */
@NeedsChromium
class PageLiveIT {

    private static final int CHANGES = 15;
    private static final long SOON_MILLIS = 300;

    private final PageApi api = PageApi.start();
    private final PageVisit visit;

    PageLiveIT(Chromium chromium) {
        api.write(Scene.healthy().at(Instant.now()));
        visit = PageVisit.to(chromium, api.url());
    }

    @BeforeEach
    void arrive() {
        visit.says("Healthy");
    }

    @AfterEach
    void stop() {
        visit.close();
        api.close();
    }

    /** Half of the changes: one alone may fall into a pause of the machine, which has other things to do. */
    @Test
    void showsAChangeWithin300MillisecondsOfItsReachingTheCache() {
        visit.page().evaluate("""
            () => {
              window.seen = {};
              new MutationObserver(() => {
                const words = document.querySelector('h1').textContent;
                window.seen[words] ??= performance.timeOrigin + performance.now();
              }).observe(document.querySelector('h1'), { subtree: true, characterData: true, childList: true });
            }\
            """);
        var delays = new ArrayList<Double>();
        for (var number = 1; number <= CHANGES; number++) {
            var down = IntStream.rangeClosed(1, number)
                    .mapToObj(worker -> "worker-" + worker)
                    .toArray(String[]::new);
            var words = number == 1 ? "1 node down" : number + " nodes down";
            var written = System.currentTimeMillis();
            api.write(Scene.ofNodes(30).withDown(down).at(Instant.now()));
            visit.says(words);
            delays.add(((Number) visit.page().evaluate("words => window.seen[words]", words)).doubleValue() - written);
        }

        delays.sort(null);
        System.out.println("measured: a change shows after " + delays + " ms");
        assertThat(delays.get(CHANGES / 2)).isLessThan(SOON_MILLIS);
    }

    @Test
    void asksForTheStatusWhereItsStreamIsRefused() {
        visit.page().route("**/stream", route -> route.abort());
        visit.page().reload();
        assertThat(visit.page().locator(".phase")).hasText("Polling");

        api.write(Scene.healthy().withDown("worker-2").at(Instant.now()));

        visit.says("1 node down");
    }

    @Test
    void searchesAndFilters() {
        api.write(Scene.ofNodes(40).withDrained("worker-7").at(Instant.now()));
        assertThat(visit.rows()).hasCount(40);

        visit.page().keyboard().press("/");
        visit.page().keyboard().type("worker zone=a");
        assertThat(visit.rows()).hasCount(13);
        visit.button("Not in use").click();
        assertThat(visit.rows()).hasCount(1);
        assertThat(visit.rows()).containsText("worker-7");

        visit.page().reload();
        assertThat(visit.rows()).hasCount(1);
        assertThat(visit.page().getByLabel("Search nodes")).hasValue("worker zone=a");
    }

    @Test
    void sortsByAColumnFromTheKeyboard() {
        visit.button("Tasks").focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.rows().first()).containsText("worker-2");

        visit.page().keyboard().press("Enter");
        assertThat(visit.rows().first()).containsText("manager-1");
    }

    @Test
    void isWalkedThroughWithTheTabKey() {
        visit.page().keyboard().press("Tab");
        assertThat(visit.page().getByText("Skip to the nodes")).isFocused();
        for (var view : new String[] {"Nodes", "Services", "Time", "Fit", "Pipeline", "Swarms"}) {
            visit.page().keyboard().press("Tab");
            assertThat(visit.viewLink(view)).isFocused();
        }
        visit.page().keyboard().press("Enter");
        assertThat(visit.viewLink("Swarms")).hasAttribute("aria-current", "page");

        visit.page().getByText("Skip to the swarms").focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.view()).isFocused();
    }

    @Test
    void showsTheServicesThatLackTasksFirst() {
        api.write(Scene.healthy().withWebRunning(1).at(Instant.now()));
        visit.follow("Services");

        assertThat(visit.rows().first()).containsText("shop_web");
        assertThat(visit.rows().first()).containsText("1 of 4, 3 missing");
        visit.button("Degraded (1)").click();
        assertThat(visit.rows()).hasCount(1);
    }

    @Test
    void tellsWhereATaskFitsAndWhyNot() {
        api.write(Scene.healthy().withDrained("worker-1").at(Instant.now()));
        visit.follow("Fit");
        visit.page().locator("input[name=cpu]").fill("2");
        visit.page().locator("input[name=memory]").fill("8GiB");

        assertThat(visit.view().getByRole(AriaRole.STATUS)).hasText("It fits on 1 of 5 nodes: 1 such task in all.");
        assertThat(visit.rows().first()).containsText("manager-1");
        assertThat(visit.view()).containsText("its availability is drain");

        visit.page().locator("input[name=cpu]").fill("many");
        assertThat(visit.view().getByRole(AriaRole.ALERT)).containsText("expected CPUs such as 0.5");
    }

    @Test
    void showsHowTheCacheIsAndWhatToDo() {
        api.write(Scene.healthy().withDown("manager-2").at(Instant.now()));
        visit.follow("Pipeline");

        assertThat(visit.view()).containsText("No manager to spare");
        assertThat(visit.view()).containsText("docker_swarm_status_backup");
        assertThat(visit.view().getByText("All the way")).isVisible();
    }

    @Test
    void goesFromAllSwarmsToOne() {
        api.write(Scene.ofNodes(7).named("east").withDown("worker-3").at(Instant.now()));
        visit.follow("Swarms");
        assertThat(visit.rows()).hasCount(2);

        visit.view().getByText("east").click();

        visit.says("1 node down");
        assertThat(visit.rows()).hasCount(7);
        assertThat(visit.page()).hasTitle("east: swarm status");
    }
}

package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the page follows the swarm, and asks nobody else. */
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
            var down = java.util.stream.IntStream.rangeClosed(1, number)
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
    void asksNobodyButItsApiAndTheBrowserComplainsOfNothing() {
        api.write(Scene.healthy().withDown("worker-2").at(Instant.now()));
        visit.says("1 node down");

        assertThat(visit.requests())
                .hasSizeGreaterThan(15)
                .allSatisfy(request -> assertThat(request)
                        .hasHost("127.0.0.1")
                        .hasPort(URI.create(api.url()).getPort()));
        assertThat(visit.complaints()).isEmpty();
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
}

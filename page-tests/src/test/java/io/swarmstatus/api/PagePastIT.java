package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The page with a past behind it, as the topics tell it. */
@Testcontainers(disabledWithoutDocker = true)
@NeedsChromium
class PagePastIT {

    @Container
    private static final KafkaContainer KAFKA = TestTopics.container();

    private static final Scene CALM = Scene.healthy();

    private static Instant now;
    private static Story story;
    private static TestTopics topics;
    private static PageApi api;

    private final Chromium chromium;

    PagePastIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void tell() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        story = Story.eventful(CALM, now);
        topics = TestTopics.on(KAFKA);
        var last = story.tell(topics);
        api = PageApi.start(topics.names(), Protection.NONE);
        api.write(last);
    }

    @AfterAll
    static void stop() {
        api.close();
        topics.close();
    }

    @Test
    void showsTheMomentThatALinkNamesAndSaysThatItIsPast() {
        try (var visit = visit("#/nodes?at=" + story.minutesAgo(210))) {
            visit.says(compile(": 1 node down, 1 service degraded$"));
            assertThat(visit.page().locator(".phase")).hasText("Past");
            assertThat(visit.page().locator(".origin")).containsText("From the topic");
            assertThat(visit.rows().first()).containsText(compile("worker-2.*down"));

            visit.page().keyboard().press("Escape");

            visit.says("Healthy");
            assertThat(visit.page().locator(".phase")).hasText("Live");
        }
    }

    @Test
    void takesTheWholePageBackWithTheSliderAndForwardAgain() {
        try (var visit = visit("#/services")) {
            visit.says("Healthy");
            var slider = visit.page().getByLabel("Moment that is shown");
            slider.focus();
            for (var step = 0; step < 2; step++) {
                visit.page().keyboard().press("ArrowLeft");
            }
            visit.says(compile("^\\d\\d:\\d\\d:\\d\\d: Healthy$"));

            slider.fill(String.valueOf(720 - 720 * 210 / 360));

            visit.says(compile(": 1 node down, 1 service degraded$"));
            assertThat(visit.rows().first()).containsText("3 of 4, 1 missing");
            visit.button("Back to now").click();
            visit.says("Healthy");
        }
    }

    @Test
    void goesToTheMomentOfEachChange() {
        try (var visit = visit("#/time")) {
            var changes = visit.view().getByRole(AriaRole.LISTITEM);
            assertThat(changes).hasCount(14);
            assertThat(changes.first()).containsText("Managers that may fail: 1, 0 before");

            changes.filter(new Locator.FilterOptions().setHasText("Node manager-3 is down"))
                    .getByRole(AriaRole.LINK)
                    .click();

            visit.says(compile(": 1 node down, no spare manager$"));
        }
    }

    @Test
    void addsAChangeAsItHappens() {
        try (var visit = visit("#/time?swarm=west")) {
            api.write(CALM.named("west").at(now));
            assertThat(visit.view()).containsText("Nothing has changed in this time.");

            var before = ChangeDetector.observe(
                            Baseline.NONE, CALM.named("west").at(now))
                    .baseline();
            var next = CALM.named("west").withDown("worker-1").at(now.plusSeconds(1));
            ChangeDetector.observe(before, next).changes().forEach(topics::change);
            topics.flush();

            assertThat(visit.view().getByRole(AriaRole.LISTITEM)).hasCount(1);
            assertThat(visit.view().getByRole(AriaRole.LISTITEM)).containsText("Node worker-1 is down");
        }
    }

    @Test
    void plotsWhatWas() {
        try (var visit = visit("#/time")) {
            assertThat(visit.view().getByLabel("Tasks running: 18 to 25")).isVisible();
            assertThat(visit.view().getByLabel(compile("^Nodes ready: 4 to 5$")))
                    .isVisible();
        }
    }

    @Test
    void tellsWhereATaskWouldHaveFitted() {
        try (var visit = visit("#/fit?cpu=0.5&memory=1GiB&at=" + story.minutesAgo(120))) {
            assertThat(visit.view()).containsText("its availability is drain");
        }
    }

    @Test
    void saysThatNothingIsKeptFromBefore() {
        try (var visit = visit("#/nodes?at=2020-01-01T00:00:00Z")) {
            visit.says(compile("nothing is kept from then or before$"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes", "services", "time", "fit", "pipeline", "swarms"})
    void asksNobodyElseAndTheBrowserComplainsOfNothing(String view) {
        try (var visit = visit("#/" + view)) {
            visit.says("Healthy");
            assertThat(visit.page().locator(".legend")).containsText("14 changes in the last 6 hours.");
            assertThat(visit.view()).not().containsText("Asking");
            if (view.equals("time")) {
                assertThat(visit.view().getByLabel("Tasks running: 18 to 25")).isVisible();
            }

            assertThat(visit.requests())
                    .hasSizeGreaterThan(15)
                    .allSatisfy(request -> assertThat(request)
                            .hasHost("127.0.0.1")
                            .hasPort(URI.create(api.url()).getPort()));
            assertThat(visit.complaints()).isEqualTo(List.of());
        }
    }

    private PageVisit visit(String link) {
        return PageVisit.to(chromium, api.url() + link);
    }
}

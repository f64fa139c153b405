package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Takes the pictures of {@code docs/page}. It is run by its name alone: each picture is another one at another time. */
@Testcontainers(disabledWithoutDocker = true)
@NeedsChromium
class PageScreenshots {

    @Container
    private static final KafkaContainer KAFKA = TestTopics.container();

    private static final Path DIRECTORY = Path.of("..", "docs", "page");
    private static final Map<String, int[]> SIZES =
            Map.of("wide", new int[] {1400, 900}, "narrow", new int[] {390, 844});
    private static final double ALL_MOMENTS_MS = 6_000;
    private static final Scene CALM = Scene.ofNodes(9);
    private static final Scene TROUBLE =
            CALM.withDown("worker-4").withDrained("worker-1").withWebRunning(3);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void takesEachView(Chromium chromium) {
        try (var topics = TestTopics.on(KAFKA)) {
            var story = Story.eventful(CALM, now).then(3, TROUBLE);
            story.tell(topics);
            try (var api = PageApi.start(topics.names(), Protection.NONE)) {
                api.write(Scene.ofNodes(5).named("east").at(now.minusSeconds(41)));
                api.write(Scene.ofNodes(24).withManagers(5).named("west").at(now.minusSeconds(7)));
                var views = Map.of(
                        "nodes", "#/nodes",
                        "services", "#/services",
                        "time", "#/time",
                        "fit", "#/fit?cpu=2&memory=8GiB",
                        "pipeline", "#/pipeline",
                        "swarms", "#/swarms",
                        "past", "#/nodes?at=" + story.minutesAgo(210));
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    SIZES.forEach((size, pixels) -> views.forEach((view, link) -> {
                        var options = new NewContextOptions()
                                .setViewportSize(pixels[0], pixels[1])
                                .setColorScheme(scheme);
                        try (var visit = PageVisit.to(chromium, api.url() + link, options)) {
                            api.write(TROUBLE.at(Instant.now()));
                            take(
                                    visit,
                                    "%s-%s-%s.png"
                                            .formatted(view, size, scheme.name().toLowerCase(Locale.ROOT)));
                        }
                    }));
                }
            }
        }
    }

    private static void take(PageVisit visit, String name) {
        assertThat(visit.page().locator(".legend")).containsText("changes in the last");
        assertThat(visit.view()).not().containsText("Asking");
        if (name.startsWith("fit")) {
            assertThat(visit.view()).containsText("It fits on");
        }
        if (name.startsWith("time")) {
            assertThat(visit.view().getByLabel("Nodes ready: 8 to 9")).isVisible();
            visit.page().waitForTimeout(ALL_MOMENTS_MS); // one after the other, and no sign of the last
        }
        if (name.startsWith("past")) {
            assertThat(visit.page().locator("h1")).not().containsText("loading");
        }
        visit.page().screenshot(new ScreenshotOptions().setPath(DIRECTORY.resolve(name)));
    }
}

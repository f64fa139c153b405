package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.swarmstatus.contract.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That everybody can read and use the page, as far as axe-core can tell. */
@NeedsChromium
class PageAccessIT {

    private static final String AXE = script();
    private static final List<String> VIEWS = List.of("nodes", "services", "time", "fit", "pipeline", "swarms");

    private final PageApi api = PageApi.start();
    private final Chromium chromium;

    PageAccessIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void hasNoViolationInAnyView(ColorScheme scheme) {
        api.write(Scene.healthy()
                .withDown("worker-2")
                .withDrained("worker-1")
                .withWebRunning(3)
                .at(Instant.now()));
        for (var width : List.of(1400, 390)) {
            try (var visit = visit(width, scheme)) {
                visit.says("1 node down, 1 service degraded");
                for (var view : VIEWS) {
                    visit.page().evaluate("view => location.hash = '#/' + view", view);
                    visit.page()
                            .waitForFunction(
                                    "view => document.querySelector('nav [aria-current]').hash.startsWith('#/' + view)",
                                    view);
                    assertThat(violations(visit))
                            .as("%s at %d, %s", view, width, scheme)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "quorum", "lost", "token"})
    void hasNoViolationInAnyTrouble(String trouble) {
        var rules = trouble.equals("token") ? Optional.of(TestTokens.withSecret()) : Optional.<TokenRules>empty();
        try (var other = PageApi.start(Nowhere.TOPICS, new Protection(rules, AccessRules.OPEN, Optional.empty(), 0))) {
            if (trouble.equals("quorum")) {
                other.write(Scene.healthy().failedAt(Instant.now(), Condition.NO_QUORUM));
            }
            try (var visit = PageVisit.to(chromium, other.url())) {
                switch (trouble) {
                    case "nothing" -> visit.says("No data");
                    case "quorum" -> visit.says("Quorum lost");
                    case "token" -> visit.says("A token is needed");
                    default -> {
                        visit.says("No data");
                        other.api().close();
                        visit.says("Connection lost");
                    }
                }

                assertThat(violations(visit)).isEmpty();
            }
        }
    }

    @Test
    void findsWhatIsWrong() {
        try (var visit = visit(1400, ColorScheme.LIGHT)) {
            visit.says("No data");
            visit.page().evaluate("document.querySelector('input').removeAttribute('aria-label')");

            assertThat(violations(visit)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1400})
    void isNoWiderThanTheScreen(int width) {
        api.write(Scene.healthy().withDrained("worker-1").at(Instant.now()));
        try (var visit = visit(width, ColorScheme.LIGHT)) {
            visit.says("Healthy");
            for (var view : VIEWS) {
                visit.page().evaluate("view => location.hash = '#/' + view", view);
                visit.page()
                        .waitForFunction(
                                "view => document.querySelector('nav [aria-current]').hash.startsWith('#/' + view)",
                                view);
                assertThat(((Number) visit.page().evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(view)
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    /** Each with where it is. */
    private static List<?> violations(PageVisit visit) {
        visit.page().evaluate(AXE);
        return (List<?>) visit.page().evaluate("""
            () => axe.run().then(({ violations }) =>
              violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`)))\
            """);
    }

    private PageVisit visit(int width, ColorScheme scheme) {
        return PageVisit.to(
                chromium,
                api.url(),
                new NewContextOptions().setViewportSize(width, 844).setColorScheme(scheme));
    }

    private static String script() {
        var axe = WebJar.of("org.webjars.npm", "axe-core", "/META-INF/resources/webjars");
        try (var file = Objects.requireNonNull(PageAccessIT.class.getResourceAsStream(axe.path("axe.min.js")))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

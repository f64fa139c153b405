package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.swarmstatus.contract.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page says of each state that a swarm, its cache and the connection can be in. */
@NeedsChromium
class PageStatesIT {

    private final PageApi api = PageApi.start();
    private final Chromium chromium;

    PageStatesIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void saysThatAHealthySwarmIs() {
        api.write(Scene.healthy().at(Instant.now()));

        try (var visit = visit()) {
            visit.says("Healthy");
            assertThat(visit.page().locator(".origin"))
                    .hasText(compile("^\\d s old, from the primary cache\\. .* by manager-1\\.$"));
            assertThat(visit.page().locator(".figures")).containsText("3 of 3, 1 more may fail");
            assertThat(visit.rows()).hasCount(5);
        }
    }

    @Test
    void namesWhatIsDownAndShowsItFirst() {
        api.write(Scene.healthy().withDown("worker-2").withWebRunning(3).at(Instant.now()));

        try (var visit = visit()) {
            visit.says("1 node down, 1 service degraded");
            assertThat(visit.rows().first()).containsText(compile("worker-2.*down"));
        }
    }

    @Test
    void saysThatNoManagerIsToSpare() {
        api.write(Scene.healthy().withDown("manager-3").at(Instant.now()));

        try (var visit = visit()) {
            visit.says("1 node down, no spare manager");
        }
    }

    @Test
    void saysThatTheQuorumIsLostAndHowOldTheFiguresAre() {
        api.write(Scene.healthy().at(Instant.now().minus(Duration.ofMinutes(2))));
        api.write(Scene.healthy().failedAt(Instant.now(), Condition.NO_QUORUM));

        try (var visit = visit()) {
            visit.says("Quorum lost, showing data 2 min old");
            assertThat(visit.rows()).hasCount(5);
        }
    }

    @Test
    void saysWhyRefreshesFailAndHowOldTheFiguresAre() {
        api.write(Scene.healthy().withDown("worker-1").at(Instant.now().minus(Duration.ofMinutes(2))));
        api.write(Scene.healthy().failedAt(Instant.now(), Condition.DOCKER_UNREACHABLE));

        try (var visit = visit()) {
            visit.says("1 node down, refreshes fail: Docker unavailable, showing data 2 min old");
            assertThat(visit.page().locator(".origin"))
                    .containsText("Then failed: Docker unavailable: as this test says.");
        }
    }

    @Test
    void saysThatTheQuorumIsLostWhereNothingElseIsKnown() {
        api.write(Scene.healthy().failedAt(Instant.now(), Condition.NO_QUORUM));

        try (var visit = visit()) {
            visit.says("Quorum lost");
            assertThat(visit.view()).containsText("There is no node to show.");
        }
    }

    @Test
    void saysHowOldTheBackupIs() {
        api.write(Scene.healthy().at(Instant.now().minus(Duration.ofMinutes(12))));

        try (var visit = visit()) {
            visit.says("Showing data 12 min old");
            assertThat(visit.page().locator(".origin")).containsText("from the backup cache");
        }
    }

    @Test
    void saysThatNobodyPublishes() {
        var collectedAt = Instant.now().minus(Duration.ofMinutes(4));
        api.write(Scene.healthy().at(collectedAt));
        api.cache().tellSilence("default", collectedAt);

        try (var visit = visit()) {
            visit.says("Nobody publishes, showing data 4 min old");
        }
    }

    @Test
    void saysThatThereIsNothing() {
        try (var visit = visit()) {
            visit.says("No data");
            assertThat(visit.page().locator(".origin"))
                    .hasText("Docker Swarm status unavailable - cache not accessible");
        }
    }

    @Test
    void saysThatTheConnectionIsLostAndComesBackByItself() {
        api.write(Scene.healthy().at(Instant.now()));
        try (var visit = visit()) {
            visit.says("Healthy");
            var port = api.api().port();
            api.close();

            visit.says(Pattern.compile("^Connection lost, showing data \\d+ s old$"));
            assertThat(visit.page().getByRole(AriaRole.STATUS).first()).hasText("Connection lost");
            try (var again = PageApi.start(port, Nowhere.TOPICS, Protection.NONE)) {
                again.write(Scene.healthy().withDown("worker-1").at(Instant.now()));

                visit.says("1 node down");
                assertThat(visit.page().getByRole(AriaRole.STATUS).first()).hasText("Live");
            }
        }
    }

    @Test
    void asksForATokenAndKeepsItInMemoryAlone() {
        var tokens = new Protection(
                java.util.Optional.of(TestTokens.withSecret()), AccessRules.OPEN, java.util.Optional.empty(), 0);
        try (var guarded = PageApi.start(Nowhere.TOPICS, tokens);
                var visit = PageVisit.to(chromium, guarded.url())) {
            guarded.write(Scene.healthy().at(Instant.now()));
            visit.says("A token is needed");

            visit.page().getByLabel("Token").fill("garbage");
            visit.button("Show the status").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("Refused");

            visit.page().getByLabel("Token").fill(TestTokens.signed(new TestTokens(Instant.now()).claims()));
            visit.button("Show the status").click();
            visit.says("Healthy");
            assertThat(visit.page().evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                    .isEqualTo(0);

            visit.page().reload();
            visit.says("A token is needed");
        }
    }

    private PageVisit visit() {
        return PageVisit.to(chromium, api.url());
    }
}

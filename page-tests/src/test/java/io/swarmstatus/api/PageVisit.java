package io.swarmstatus.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One visit of the page; what the browser complains of, and whom it asks for anything, is kept. */
record PageVisit(BrowserContext context, Page page, List<String> complaints, List<URI> requests)
        implements AutoCloseable {

    static PageVisit to(Chromium chromium, String url) {
        return to(chromium, url, new NewContextOptions().setViewportSize(1400, 900));
    }

    static PageVisit to(Chromium chromium, String url, NewContextOptions options) {
        var context = chromium.browser().newContext(options.setTimezoneId("UTC").setLocale("en-GB"));
        var page = context.newPage();
        var visit = new PageVisit(context, page, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log")) {
                visit.complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(visit.complaints::add);
        context.onRequest(request -> visit.requests.add(URI.create(request.url())));
        page.navigate(url);
        return visit;
    }

    /** What the page says of the swarm, once it says so. */
    void says(String words) {
        assertThat(verdict()).hasText(words);
    }

    void says(java.util.regex.Pattern words) {
        assertThat(verdict()).hasText(words);
    }

    /** The same of what takes its time. */
    void says(java.util.regex.Pattern words, Duration patience) {
        assertThat(verdict())
                .hasText(words, new LocatorAssertions.HasTextOptions().setTimeout((double) patience.toMillis()));
    }

    private Locator verdict() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator view() {
        return page.getByRole(AriaRole.MAIN);
    }

    /** The rows of the view's table, without its head. */
    Locator rows() {
        return view().locator("tbody tr:not(.gap)");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator viewLink(String name) {
        return page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void follow(String name) {
        viewLink(name).click();
    }

    @Override
    public void close() {
        context.close();
    }
}

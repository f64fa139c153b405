package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final Path SOURCES = Path.of("src", "main", "resources", "io", "swarmstatus", "api", "page");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*['\"]([^'\"]+)['\"]");
    private static final int MOST_BYTES = 150 * 1024;
    private static final int MOST_LINES = 300;

    private final StatusPage page = StatusPage.load();

    @Test
    void servesEachFileThatThereIs() throws IOException {
        try (var files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(PageSources.OWN.stream(), Stream.of(PageSources.INDEX))
                                    .toList());
        }
    }

    @Test
    void importsNothingButItsOwnFiles() {
        assertThat(page.files())
                .anySatisfy((_, file) -> assertThat(imports(file)).isNotEmpty());
        assertThat(page.files())
                .allSatisfy((_, file) -> assertThat(imports(file))
                        .allSatisfy(name -> assertThat(name)
                                .startsWith("./")
                                .satisfies(path -> assertThat(page.files()).containsKey(path.substring(2)))));
    }

    @Test
    void namesOnlyFilesThatThereAre() {
        var references = Pattern.compile("(?:href|src)=\"page/([^/]+)/([^\"]+)\"")
                .matcher(text(page.index()))
                .results()
                .toList();

        assertThat(references)
                .hasSizeGreaterThan(10)
                .allSatisfy(reference -> assertThat(page.file(reference.group(1), reference.group(2)))
                        .isPresent());
    }

    @Test
    void isAtMost150KilobytesOverTheWire() {
        var bytes = Stream.concat(Stream.of(page.index()), page.files().values().stream())
                .mapToInt(file -> file.body().gzip().body().length)
                .sum();

        System.out.println("measured: the page has " + bytes + " bytes over the wire");
        assertThat(bytes).isBetween(10_000, MOST_BYTES);
    }

    @Test
    void hasNoLongFileAndNoInlineScriptOrStyle() throws IOException {
        try (var files = Files.list(SOURCES)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MOST_LINES));
        }
        assertThat(text(page.index()))
                .doesNotContain("style=", "<style", "javascript:")
                .doesNotContainPattern("<script(?! type=\"module\" src)");
    }

    @Test
    void hasNoFileOfAnotherVersion() {
        assertThat(page.file(page.version(), "app.js")).isPresent();
        assertThat(page.file("000000000000", "app.js")).isEmpty();
        assertThat(page.file(page.version(), "../application.properties")).isEmpty();
    }

    private static Stream<String> importNames(String script) {
        return IMPORT.matcher(script).results().map((MatchResult match) -> match.group(1));
    }

    private static java.util.List<String> imports(PageFile file) {
        return file.contentType().get().startsWith("text/javascript")
                ? importNames(text(file)).toList()
                : java.util.List.of();
    }

    private static String text(PageFile file) {
        return new String(file.body().plain().body(), UTF_8);
    }
}

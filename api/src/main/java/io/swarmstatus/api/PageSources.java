package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of the status page as they are in the jars: our own and those of libraries. */
final class PageSources {

    static final String INDEX = "index.html";
    static final List<String> OWN = List.of(
            "api.js",
            "app.js",
            "changes.js",
            "fit.js",
            "format.js",
            "glance.js",
            "html.js",
            "icon.svg",
            "live.js",
            "nodes.js",
            "parts.js",
            "past.js",
            "pipeline.js",
            "polled.js",
            "route.js",
            "samples.js",
            "search.js",
            "services.js",
            "spark.js",
            "sse.js",
            "store.js",
            "strip.js",
            "style.css",
            "swarms.js",
            "table.js",
            "time.js",
            "token.js",
            "verdict.js",
            "views.css");

    /** A name instead of a path: only a bundler, or an import map, which would have to be inline, knows where that is. */
    private static final Pattern IMPORT_BY_NAME = Pattern.compile("from\\s*\"preact\"");

    private static final Pattern SOURCE_MAP = Pattern.compile("\n?//# sourceMappingURL=.*");

    private PageSources() {}

    /** All but the index, by name. */
    static SortedMap<String, byte[]> load() {
        var files = new TreeMap<String, byte[]>();
        OWN.forEach(name -> files.put(name, read("page/" + name)));
        libraries().forEach((name, path) -> files.put(name, asModuleOfOurs(read(path))));
        return files;
    }

    static String index() {
        return new String(read("page/" + INDEX), UTF_8);
    }

    private static Map<String, String> libraries() {
        var preact = WebJar.of("org.webjars.npm", "preact", "/META-INF/resources/webjars");
        var htm = WebJar.of("org.mvnpm", "htm", "/META-INF/resources/_static");
        return Map.of(
                "preact.js", preact.path("dist/preact.module.js"),
                "hooks.js", preact.path("hooks/dist/hooks.module.js"),
                "htm.js", htm.path("dist/htm.module.js"));
    }

    private static byte[] asModuleOfOurs(byte[] script) {
        var found = IMPORT_BY_NAME.matcher(new String(script, UTF_8)).replaceAll("from\"./preact.js\"");
        return SOURCE_MAP.matcher(found).replaceAll("").getBytes(UTF_8);
    }

    private static byte[] read(String path) {
        try (var file = Objects.requireNonNull(PageSources.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}

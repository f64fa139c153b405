package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The status page: one document and the files that it needs. These are below a path that is made from the content of all of
 * them, so that they can be kept for ever, and refer to each other by their names alone.
 *
 * @param version of the files: another one with any other content
 * @param files by name
 */
record StatusPage(String version, PageFile index, Map<String, PageFile> files) {

    /** Below this are the files, by version and name. */
    static final String FILES = "/page";

    private static final int VERSION_BYTES = 6;
    private static final String BASE = "{base}";
    private static final String PRELOADS = "{preloads}";

    static StatusPage load() {
        var sources = PageSources.load();
        var version = version(sources);
        var base = FILES.substring(1) + "/" + version;
        var preloads = sources.keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .map(name -> "<link rel=\"modulepreload\" href=\"" + base + "/" + name + "\">")
                .collect(Collectors.joining("\n"));
        var index = PageSources.index().replace(BASE, base).replace(PRELOADS, preloads);
        var files = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, file -> PageFile.of(file.getKey(), file.getValue())));
        return new StatusPage(version, PageFile.of(PageSources.INDEX, index.getBytes(UTF_8)), files);
    }

    Optional<PageFile> file(String ofVersion, String name) {
        return version.equals(ofVersion) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }

    private static String version(SortedMap<String, byte[]> sources) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            sources.forEach((name, content) -> {
                digest.update(name.getBytes(UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), VERSION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

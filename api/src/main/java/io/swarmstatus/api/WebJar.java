package io.swarmstatus.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * A library for browsers, from the class path.
 *
 * @param root below which its files are
 */
record WebJar(String root) {

    /** @param layout where its maker puts the files of such libraries */
    static WebJar of(String group, String name, String layout) {
        var file = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
        var properties = new Properties();
        try (var in = Objects.requireNonNull(WebJar.class.getResourceAsStream(file), file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return new WebJar(layout + "/" + name + "/" + properties.getProperty("version") + "/");
    }

    String path(String file) {
        return root + file;
    }
}

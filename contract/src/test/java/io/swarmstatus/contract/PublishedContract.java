package io.swarmstatus.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code docs/contract} tells others. */
final class PublishedContract {

    static final Path FOLDER = Path.of("..", "docs", "contract");

    private static final ObjectMapper YAML = new YAMLMapper();

    private PublishedContract() {}

    static JsonNode openapi() {
        return document("openapi.yaml");
    }

    static JsonNode asyncapi() {
        return document("asyncapi.yaml");
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static JsonNode document(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

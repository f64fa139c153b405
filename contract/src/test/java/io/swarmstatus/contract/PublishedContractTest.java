package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published documents and the code are two tellings of one thing. */
class PublishedContractTest {

    private static final JsonNode ASYNCAPI = PublishedContract.asyncapi();

    @ParameterizedTest
    @CsvSource({
        "snapshot.schema.json, " + SnapshotTopic.SCHEMA_RESOURCE,
        "change.schema.json, " + ChangeTopic.SCHEMA_RESOURCE
    })
    void theSchemasAreThoseOfTheCode(String file, String resource) {
        assertThat(PublishedContract.text(file))
                .as("copy %s to %s", resource, file)
                .isEqualTo(resource(resource));
    }

    @ParameterizedTest
    @CsvSource({"Snapshot, " + SnapshotTopic.SCHEMA_RESOURCE, "Change, " + ChangeTopic.SCHEMA_RESOURCE})
    void theSchemasInOpenapiAreThoseOfTheCode(String name, String resource) {
        var expected = components(name, Place.read(resource(resource).getBytes(UTF_8)));

        var published = PublishedContract.openapi().at("/components/schemas");

        assertThat(published
                        .propertyStream()
                        .filter(schema -> schema.getKey().matches(name + "(\\..*)?"))
                        .map(schema -> schema.getKey()))
                .containsExactlyInAnyOrderElementsOf(() -> expected.fieldNames());
        expected.properties()
                .forEach(schema -> assertThat(published.get(schema.getKey()))
                        .as(schema.getKey())
                        .isEqualTo(schema.getValue()));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("/channels/snapshots/address", SnapshotTopic.NAME),
                Arguments.of("/channels/deadLetters/address", SnapshotTopic.NAME + SnapshotTopic.DEAD_LETTER_SUFFIX),
                Arguments.of("/channels/changes/address", ChangeTopic.NAME),
                Arguments.of(header("snapshot", "ce_type") + "/const", SnapshotTopic.EVENT_TYPE),
                Arguments.of(header("snapshot", "content-type") + "/const", SnapshotTopic.CONTENT_TYPE),
                Arguments.of(header("change", "ce_type") + "/const", ChangeTopic.EVENT_TYPE),
                Arguments.of(header("change", "content-type") + "/const", ChangeTopic.CONTENT_TYPE),
                Arguments.of(
                        topic("snapshots") + "/max.message.bytes", Integer.toString(SnapshotTopic.MAX_MESSAGE_BYTES)),
                Arguments.of(topic("changes") + "/retention.ms", Long.toString(ChangeTopic.RETENTION.toMillis())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void asyncapiSaysWhatTheCodeSays(String place, String value) {
        assertThat(ASYNCAPI.at(place).asText()).as(place).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"snapshots", "deadLetters", "changes"})
    void asyncapiCallsATopicTheSameThroughout(String channel) {
        var described = ASYNCAPI.at("/channels/" + channel);

        assertThat(described.at("/bindings/kafka/topic")).isEqualTo(described.get("address"));
    }

    @Test
    void theIdOfAChangeLooksAsDescribed() {
        var change = Changes.NODE_DOWN.change();

        assertThat(change.eventId())
                .matches(ASYNCAPI.at(header("change", "ce_id") + "/pattern").asText());
        assertThat(change.subject().path())
                .matches(
                        ASYNCAPI.at(header("change", "ce_subject") + "/pattern").asText());
    }

    private static String header(String message, String name) {
        return "/components/messages/" + message + "/headers/properties/" + name;
    }

    private static String topic(String channel) {
        return "/channels/" + channel + "/bindings/kafka/topicConfiguration";
    }

    /** A schema's parts as OpenAPI's components: {@code #/$defs/node} is {@code Snapshot.node}, and so on. */
    private static ObjectNode components(String name, JsonNode schema) {
        var components = JsonNodeFactory.instance.objectNode();
        var root = (ObjectNode) Place.read(renamed(name, schema));
        root.remove("$defs");
        root.remove("$schema");
        root.remove("$id");
        components.set(name, root);
        schema.get("$defs")
                .properties()
                .forEach(
                        part -> components.set(name + "." + part.getKey(), Place.read(renamed(name, part.getValue()))));
        return components;
    }

    private static byte[] renamed(String name, JsonNode schema) {
        return schema.toString()
                .replace("\"#/$defs/", "\"#/components/schemas/" + name + ".")
                .getBytes(UTF_8);
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(SnapshotTopic.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

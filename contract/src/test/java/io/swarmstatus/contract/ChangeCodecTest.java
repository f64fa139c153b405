package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeCodecTest {

    private static final String TEXT = schemaText();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    private final ChangeCodec codec = new ChangeCodec();

    @ParameterizedTest
    @MethodSource("io.swarmstatus.contract.Changes#all")
    void encodesToTheseVeryBytes(Changes golden) {
        assertThat(new String(codec.encode(golden.change()), UTF_8)).isEqualTo(new String(golden.bytes(), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("io.swarmstatus.contract.Changes#all")
    void decodesFromThem(Changes golden) {
        assertThat(codec.decode(golden.bytes())).isEqualTo(golden.change());
    }

    @ParameterizedTest
    @MethodSource("io.swarmstatus.contract.Changes#all")
    void areValidBySchema(Changes golden) {
        assertThat(SCHEMA.validate(new String(golden.bytes(), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"node_down\"     | \"type\":\"node_gone\"     | type: \"node_gone\" is not known",
                "\"schema_version\":1       | \"schema_version\":2       | schema_version: 2 is not supported, this"
                        + " reader knows 1",
                "\"kind\":\"node\"          | \"kind\":\"service\"       | subject: must be a node",
                "\"swarm\":\"default\"      | \"swarm\":\"\"             | swarm: a swarm's name has",
                "{\"state\":\"ready\"}      | {\"state\":null}           | before.state: must be a string",
                "{\"state\":\"ready\"}      | {\"labels\":{\"a\":1}}     | before.labels: must be a string",
                "{\"state\":\"ready\"}      | []                         | before: must be an object",
            })
    void saysWhatIsWrong(String right, String wrong, String message) {
        var json = new String(Changes.NODE_DOWN.bytes(), UTF_8).replace(right, wrong);

        assertThatThrownBy(() -> codec.decode(json.getBytes(UTF_8)))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void ignoresAFieldThatItDoesNotKnow() {
        var json = new String(Changes.NODE_DOWN.bytes(), UTF_8).replace("{\"state\":", "{\"news\":1,\"state\":");
        var further = json.replaceFirst("\\{", "{\"news\":[1],");

        assertThat(codec.decode(further.getBytes(UTF_8)).type()).isEqualTo(ChangeType.NODE_DOWN);
    }

    @Test
    void theSchemaKnowsTheFieldsAndTheTypes() {
        var schema = Place.read(TEXT.getBytes(UTF_8));

        assertThat(schema.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Stream.of(SwarmChange.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(schema.at("/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(ChangeType.values())
                        .map(ChangeType::wireName)
                        .toList());
    }

    @Test
    void namesItsEventByWhatHappenedToWhomAndWhen() {
        var change = Changes.NODE_DOWN.change();

        assertThat(change.eventId()).isEqualTo("default/2026-01-15T10:30:00.123Z/node_down/w9f2");
        assertThat(change.subject().path()).isEqualTo("node/w9f2");
        assertThat(Changes.REFRESH_FAILING.change().subject().path()).isEqualTo("swarm");
    }

    private static String schemaText() {
        var resource = ChangeTopic.SCHEMA_RESOURCE;
        try (var file = Objects.requireNonNull(ChangeTopic.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}

package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the records are two tellings of one thing: neither may know a field that the other does not. */
class SnapshotSchemaTest {

    private static final JsonNode SCHEMA = Place.read(SnapshotSchema.text().getBytes(UTF_8));

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(Snapshot.class, ""),
                Arguments.of(Collector.class, "/$defs/collector"),
                Arguments.of(Quorum.class, "/$defs/quorum"),
                Arguments.of(Node.class, "/$defs/node"),
                Arguments.of(ResourceUsage.class, "/$defs/resource_usage"),
                Arguments.of(Service.class, "/$defs/service"),
                Arguments.of(TaskCounts.class, "/$defs/tasks"),
                Arguments.of(PerformanceMetrics.class, "/$defs/performance_metrics"),
                Arguments.of(PerformanceMetrics.Call.class, "/$defs/call"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void knowsTheFieldsOfTheRecord(Class<?> type, String place) {
        var properties = SCHEMA.at(place + "/properties");

        assertThat(properties.fieldNames()).toIterable().containsExactlyElementsOf(names(type, component -> true));
    }

    @ParameterizedTest
    @MethodSource("records")
    void requiresWhatMayNotBeNull(Class<?> type, String place) {
        var required = SCHEMA.at(place + "/required");

        assertThat(required)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(names(type, isNullable().negate()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void describesTheRecordAndEachOfItsFields(Class<?> type, String place) {
        var object = SCHEMA.at(place);

        assertThat(describes(object)).as(type.getSimpleName()).isTrue();
        assertThat(object.at("/properties").properties())
                .allSatisfy(field -> assertThat(describes(field.getValue()))
                        .as(field.getKey())
                        .isTrue());
    }

    @Test
    void isASchemaItself() {
        var metaschema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        var problems = metaschema.validate(SnapshotSchema.text(), InputFormat.JSON);

        assertThat(problems).isEmpty();
    }

    @Test
    void listsTheWordsOfTheEnums() {
        var triggers = SCHEMA.at("/properties/trigger/enum");
        var conditions = SCHEMA.at("/properties/condition/enum");

        assertThat(triggers)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Trigger.values()).map(Trigger::wireName).toList());
        assertThat(conditions)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(Condition.values())
                        .map(Condition::wireName)
                        .toList());
    }

    /** A field that is an object of its own is described where that object is. */
    private static boolean describes(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        var described = schema.has("description") || reference.isEmpty() ? schema : SCHEMA.at(reference.substring(1));
        return !described.path("description").asText().isBlank();
    }

    private static List<String> names(Class<?> type, Predicate<RecordComponent> which) {
        return Arrays.stream(type.getRecordComponents())
                .filter(which)
                .map(component -> snakeCase(component.getName()))
                .toList();
    }

    private static Predicate<RecordComponent> isNullable() {
        return component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String snakeCase(String name) {
        return Pattern.compile("[A-Z]")
                .matcher(name)
                .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }
}

package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.swarmstatus.contract.Place.Edit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of the golden snapshots, changed one at a time: the codec and the schema must say the same to it. */
class SnapshotFieldsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> OPTIONAL = Set.of(
            "cluster_id",
            "collected_by.node_id",
            "collected_by.hostname",
            "collected_by.engine_version",
            "collected_by.api_version",
            "error_detail",
            "nodes[].reachability",
            "nodes[].addr",
            "nodes[].engine_version",
            "nodes[].created_at",
            "nodes[].updated_at",
            "services[].stack",
            "services[].image",
            "services[].update_state");

    private static final List<JsonNode> ONE_OF_EACH_TYPE = List.of(
            JSON.textNode("text"),
            JSON.textNode(""),
            JSON.textNode("NaN"),
            JSON.numberNode(7),
            JSON.numberNode(4.5),
            JSON.booleanNode(true),
            JSON.arrayNode(),
            JSON.objectNode());

    private final SnapshotCodec codec = new SnapshotCodec();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesASnapshotWithoutARequiredField(Edit edit) {
        assertRefusedBecauseOf(edit);
    }

    static Stream<Edit> refusesASnapshotWithoutARequiredField() {
        return places().filter(SnapshotFieldsTest::isRequired).map(Place::remove);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesNullWhereAValueMustBe(Edit edit) {
        assertRefusedBecauseOf(edit);
    }

    static Stream<Edit> refusesNullWhereAValueMustBe() {
        return places().filter(place -> isRequired(place) || !place.isField() || isLabel(place))
                .map(place -> place.replace(NullNode.instance));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesAValueOfAnotherType(Edit edit) {
        assertRefusedBecauseOf(edit);
    }

    static Stream<Edit> refusesAValueOfAnotherType() {
        return places().flatMap(place -> ONE_OF_EACH_TYPE.stream()
                .filter(other -> !mayStandFor(other, place.value()))
                .map(place::replace));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesANegativeFigure(Edit edit) {
        assertRefusedBecauseOf(edit);
    }

    static Stream<Edit> refusesANegativeFigure() {
        return places().filter(place -> place.value().isNumber()).map(place -> place.replace(JSON.numberNode(-1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void takesASnapshotWithoutAnOptionalField(Edit edit) {
        var snapshot = codec.decode(edit.json());

        var withNull = edit.place().replace(NullNode.instance).document();
        assertThat(Place.read(codec.encode(snapshot))).isEqualTo(withNull);
        assertThat(SnapshotSchema.problems(edit.json())).isEmpty();
    }

    static Stream<Edit> takesASnapshotWithoutAnOptionalField() {
        return places().filter(place -> OPTIONAL.contains(place.kind())).map(Place::remove);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ignoresAFieldThatItDoesNotKnow(Edit edit) {
        var snapshot = codec.decode(edit.json());

        assertThat(snapshot).isEqualTo(Golden.HEALTHY.snapshot());
        assertThat(SnapshotSchema.problems(edit.json())).isEmpty();
    }

    static Stream<Edit> ignoresAFieldThatItDoesNotKnow() {
        var news = JSON.objectNode().putNull("a").set("b", JSON.arrayNode().add(1));
        return Place.in(Place.read(Golden.HEALTHY.bytes())).stream()
                .filter(place -> place.isField() && !isLabel(place))
                .map(place -> place.sibling("news"))
                .distinct()
                .map(place -> place.replace(news));
    }

    private void assertRefusedBecauseOf(Edit edit) {
        var json = edit.json();

        assertThatThrownBy(() -> codec.decode(json))
                .isInstanceOf(InvalidSnapshotException.class)
                .hasMessageStartingWith(edit.place().path() + ": ");
        assertThat(SnapshotSchema.problems(json))
                .anyMatch(problem -> problem.startsWith(edit.place().path() + ": "));
    }

    /** Every field has a value in the healthy snapshot, but for the two that only a failure has. */
    private static Stream<Place> places() {
        var healthy = Place.in(Place.read(Golden.HEALTHY.bytes())).stream()
                .filter(place -> !place.value().isNull());
        var failed = Place.in(Place.read(Golden.FAILED.bytes())).stream()
                .filter(place -> place.path().startsWith("error"));
        return Stream.concat(healthy, failed);
    }

    private static boolean isRequired(Place place) {
        return place.isField() && !isLabel(place) && !OPTIONAL.contains(place.kind());
    }

    private static boolean mayStandFor(JsonNode other, JsonNode value) {
        return value.isIntegralNumber() ? other.isIntegralNumber() : other.getNodeType() == value.getNodeType();
    }

    private static boolean isLabel(Place place) {
        return place.kind().startsWith("nodes[].labels.");
    }
}

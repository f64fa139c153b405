package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One value inside a snapshot's JSON, to see what the codec and the schema say when it changes.
 *
 * @param document all of the JSON; never changed, edits are copies
 */
record Place(JsonNode document, JsonPointer pointer) {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    /** A copy of the JSON with one change: what was done where, and the bytes that came of it. */
    record Edit(Place place, String change, JsonNode document) {

        byte[] json() {
            return document.toString().getBytes(UTF_8);
        }

        @Override
        public String toString() {
            return place.path() + " " + change;
        }
    }

    static JsonNode read(byte[] json) {
        try {
            return PLAIN.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every value in this JSON: each field of each object and each element of each list, at any depth. */
    static List<Place> in(JsonNode document) {
        var places = new ArrayList<Place>();
        collect(new Place(document, JsonPointer.empty()), places);
        return places;
    }

    private static void collect(Place place, List<Place> places) {
        var value = place.value();
        value.fieldNames().forEachRemaining(name -> {
            var field = new Place(place.document, place.pointer.appendProperty(name));
            places.add(field);
            collect(field, places);
        });
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            var element = new Place(place.document, place.pointer.appendIndex(i));
            places.add(element);
            collect(element, places);
        }
    }

    JsonNode value() {
        return document.at(pointer);
    }

    /** As the codec writes it: {@code nodes[0].cpu_count}. */
    String path() {
        return path(pointer.toString());
    }

    /** {@code nodes[0].cpu_count} for {@code /nodes/0/cpu_count}. */
    static String path(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    /** The path with any index left out, the same for all nodes: {@code nodes[].cpu_count}. */
    String kind() {
        return path().replaceAll("\\d+]", "]");
    }

    /** Whether it is a field of an object, not an element of a list. */
    boolean isField() {
        return document.at(pointer.head()).isObject();
    }

    /** Another field of the same object. */
    Place sibling(String name) {
        return new Place(document, pointer.head().appendProperty(name));
    }

    Edit remove() {
        var copy = document.deepCopy();
        switch (copy.at(pointer.head())) {
            case ArrayNode list -> list.remove(pointer.last().getMatchingIndex());
            case ObjectNode object -> object.remove(pointer.last().getMatchingProperty());
            default -> throw new IllegalStateException(path());
        }
        return new Edit(this, "removed", copy);
    }

    Edit replace(JsonNode other) {
        var copy = document.deepCopy();
        switch (copy.at(pointer.head())) {
            case ArrayNode list -> list.set(pointer.last().getMatchingIndex(), other);
            case ObjectNode object -> object.set(pointer.last().getMatchingProperty(), other);
            default -> throw new IllegalStateException(path());
        }
        return new Edit(this, "= " + other, copy);
    }
}

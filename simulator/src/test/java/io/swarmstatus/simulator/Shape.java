package io.swarmstatus.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which fields JSON has and of which types, whatever is in them: {@code [].Spec.Labels.*} is a string. The elements of an
 * array count as one.
 */
record Shape(Map<String, Set<JsonNodeType>> types) {

    /** Objects whose keys are data, and not fields. */
    private static final Set<String> MAPS =
            Set.of("Labels", "Attributes", "Options", "IndexConfigs", "Runtimes", "Details");

    static Shape of(JsonNode json) {
        var shape = new Shape(new TreeMap<>());
        shape.add("", "", json);
        return shape;
    }

    private void add(String path, String field, JsonNode json) {
        types.computeIfAbsent(path, _ -> EnumSet.noneOf(JsonNodeType.class)).add(json.getNodeType());
        if (json.isArray()) {
            json.forEach(element -> add(path + "[]", field, element));
        } else if (json.isObject()) {
            json.properties().forEach(property -> {
                var name = MAPS.contains(field) ? "*" : property.getKey();
                add(path.isEmpty() ? name : path + "." + name, property.getKey(), property.getValue());
            });
        }
    }

    /** What the other shape has and this one has not, or has with types that the other never shows. */
    Map<String, Set<JsonNodeType>> missing(Shape other) {
        Map<String, Set<JsonNodeType>> missing = new TreeMap<>(other.types);
        missing.entrySet().removeIf(field -> {
            var own = types.getOrDefault(field.getKey(), Set.of());
            return field.getValue().stream().anyMatch(own::contains);
        });
        return missing;
    }

    /** What this shape has with types that the other one, where it has the field at all, never shows. */
    Map<String, Set<JsonNodeType>> contradictions(Shape other) {
        Map<String, Set<JsonNodeType>> wrong = new TreeMap<>(types);
        wrong.entrySet()
                .removeIf(field -> other.types
                        .getOrDefault(field.getKey(), field.getValue())
                        .containsAll(field.getValue()));
        return wrong;
    }
}

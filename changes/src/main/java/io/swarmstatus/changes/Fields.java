package io.swarmstatus.changes;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a snapshot as a change tells them; one without a value is left out. */
final class Fields {

    private final Map<String, Object> values = new HashMap<>();

    private Fields() {}

    static Fields of(String name, @Nullable Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return Map.copyOf(values);
    }
}

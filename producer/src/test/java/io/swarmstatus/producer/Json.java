package io.swarmstatus.producer;

import io.swarmstatus.producer.EngineJson.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON that a test wrote, as if an engine had answered with it; in it ' stands for ". */
final class Json {

    private Json() {}

    static <T> T object(String json, ObjectReader<T> reader) throws IOException {
        return EngineJson.object(stream(json), reader);
    }

    static <T> List<T> list(String json, ObjectReader<T> reader) throws IOException {
        var objects = new ArrayList<T>();
        EngineJson.list(stream(json), reader, objects::add);
        return objects;
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** An event as {@code GET /events} sends it. */
final class EventJson {

    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    /** The event on a line of its own, in UTF-8. */
    static byte[] line(SwarmEvent event) throws IOException {
        var line = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(line)) {
            write(json, event);
            json.writeRaw('\n');
        }
        return line.toByteArray();
    }

    private static void write(JsonGenerator json, SwarmEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("Type", event.type());
        json.writeStringField("Action", event.action());
        json.writeObjectFieldStart("Actor");
        json.writeStringField("ID", event.id());
        json.writeObjectFieldStart("Attributes");
        for (Map.Entry<String, String> attribute : new TreeMap<>(event.attributes()).entrySet()) {
            json.writeStringField(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("scope", "swarm");
        json.writeNumberField("time", event.at().getEpochSecond());
        json.writeNumberField("timeNano", ChronoUnit.NANOS.between(Instant.EPOCH, event.at()));
        json.writeEndObject();
    }
}

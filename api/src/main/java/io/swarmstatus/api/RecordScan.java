package io.swarmstatus.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.swarmstatus.history.TopicRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A look at a record's JSON that makes nothing of it: whether it is one object, and some texts on its first level and in its
 * subject. So the bytes can be passed on as they are, and what is no JSON cannot spoil an answer.
 *
 * @param texts by name; what is in {@code subject} by {@code subject.} and its name
 */
record RecordScan(Map<String, String> texts) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SUBJECT = "subject";

    /** What is in a record; empty where it is not a JSON object. */
    static Optional<RecordScan> of(TopicRecord record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(record.value())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var texts = new HashMap<String, String>();
            scan(parser, "", texts);
            return parser.nextToken() == null ? Optional.of(new RecordScan(texts)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever wrote it: it is passed over
        }
    }

    private static void scan(JsonParser parser, String prefix, Map<String, String> texts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                texts.put(prefix + name, parser.getText());
            } else if (value == JsonToken.START_OBJECT && prefix.isEmpty() && name.equals(SUBJECT)) {
                scan(parser, SUBJECT + ".", texts);
            } else {
                parser.skipChildren();
            }
        }
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Whether it is about this swarm, and tells this time in this field. */
    boolean isOf(String swarm, String time) {
        return text("swarm").equals(swarm) && !text(time).isEmpty();
    }
}

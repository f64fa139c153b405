package io.swarmstatus.producer;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks the fields of one JSON object as they stream past. The reader takes the fields that it wants; whatever it does
 * not take, however deep, is skipped and never held in memory. That is how only named fields can leave the engine.
 *
 * <p>Where an object, text, number or truth value is null or absent, the engine means an empty one.
 */
final class ObjectCursor {

    private final JsonParser json;
    private boolean begun;

    /** The parser stands on the object's first token. */
    ObjectCursor(JsonParser json) {
        this.json = json;
    }

    /** Moves on to the next field's value; false at the object's end. */
    boolean next() throws IOException {
        if (!begun) {
            begun = true;
            if (isNull()) {
                return false;
            }
            expect(JsonToken.START_OBJECT);
        } else {
            json.skipChildren(); // does nothing unless a structure stands here that was not taken
        }
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        json.nextToken();
        return true;
    }

    /** The name of the field that the cursor stands on. */
    String field() throws IOException {
        return json.currentName();
    }

    /** Whether the field's value is null: for objects of which their absence tells something. */
    boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    /** The object that is this field's value; to be walked to its end, or not at all. */
    ObjectCursor object() {
        return new ObjectCursor(json);
    }

    String text() throws IOException {
        if (isNull()) {
            return "";
        }
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    /** The text, or null where it is empty. */
    @Nullable
    String textOrNull() throws IOException {
        var text = text();
        return text.isEmpty() ? null : text;
    }

    /** A count, an amount or an index: the engine has none below 0. */
    long number() throws IOException {
        if (isNull()) {
            return 0;
        }
        expect(JsonToken.VALUE_NUMBER_INT);
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
            throw unusable("out of range", null);
        }
        return json.getLongValue();
    }

    boolean truth() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw unusable("expected true or false, found " + json.currentToken(), null);
        };
    }

    /** The instant, or null where the engine has none: it writes the year 1 for that. */
    @Nullable
    Instant instant() throws IOException {
        var text = text();
        if (text.isEmpty() || text.startsWith("0001-")) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw unusable("not an instant", e);
        }
    }

    Map<String, String> texts() throws IOException {
        var texts = new HashMap<String, String>();
        var entries = object();
        while (entries.next()) {
            texts.put(entries.field(), entries.text());
        }
        return texts;
    }

    /** The objects of the list that is this field's value; to be read to their ends. */
    <T> List<T> objects(EngineJson.ObjectReader<T> reader) throws IOException {
        var objects = new ArrayList<T>();
        if (isNull()) {
            return objects;
        }
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            objects.add(reader.read(object()));
        }
        return objects;
    }

    private void expect(JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw unusable("expected " + token + ", found " + json.currentToken(), null);
        }
    }

    /** Says where, as {@code /3/Status/State}: in the fourth element of a list. */
    private JsonParseException unusable(String problem, @Nullable Throwable cause) {
        return new JsonParseException(json, json.getParsingContext().pathAsPointer() + ": " + problem, cause);
    }
}

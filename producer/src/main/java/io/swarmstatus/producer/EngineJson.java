package io.swarmstatus.producer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the engine's answers in one pass, as they arrive. */
final class EngineJson {

    private static final JsonFactory JSON = new JsonFactory();

    /** Of a list, in bytes: the parser alone would ask the connection for 8,000 at a time. */
    private static final int PIECE = 64 * 1024;

    private EngineJson() {}

    /** Reads one object of the engine's, from the fields that a cursor walks over. */
    interface ObjectReader<T> {
        T read(ObjectCursor object) throws IOException;
    }

    /** The object that is the whole answer. */
    static <T> T object(InputStream answer, ObjectReader<T> reader) throws IOException {
        try (var json = JSON.createParser(answer)) {
            json.nextToken();
            return read(json, reader);
        }
    }

    /**
     * Hands the objects of an answer that is a list to a consumer, one after the other; none is kept here.
     *
     * @return how many there were
     */
    static <T> long list(InputStream answer, ObjectReader<T> reader, Consumer<? super T> consumer) throws IOException {
        try (var json = JSON.createParser(new BufferedInputStream(answer, PIECE))) {
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                return 0; // an empty Go slice
            }
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(json, "expected a list, found " + json.currentToken());
            }
            return elements(json, reader, consumer);
        }
    }

    /** Hands the objects of an answer that is one after the other without end to a consumer, as they arrive. */
    static <T> void stream(InputStream answer, ObjectReader<T> reader, Consumer<? super T> consumer)
            throws IOException {
        try (var json = JSON.createParser(answer)) {
            while (json.nextToken() != null) {
                consumer.accept(read(json, reader));
            }
        }
    }

    private static <T> long elements(JsonParser json, ObjectReader<T> reader, Consumer<? super T> consumer)
            throws IOException {
        long count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            consumer.accept(read(json, reader));
            count++;
        }
        return count;
    }

    private static <T> T read(JsonParser json, ObjectReader<T> reader) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "expected an object, found " + json.currentToken());
        }
        return reader.read(new ObjectCursor(json));
    }
}

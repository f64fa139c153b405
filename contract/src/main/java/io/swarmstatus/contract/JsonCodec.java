package io.swarmstatus.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One kind of message as JSON and back. */
final class JsonCodec<T> {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final int version;
    private final BiFunction<String, @Nullable Throwable, RuntimeException> refusal;

    /**
     * Reads and writes messages of this type.
     *
     * @param version the only {@code schema_version} that it reads
     * @param refusal what is thrown for bytes that are no such message
     */
    JsonCodec(
            ObjectMapper mapper,
            Class<T> type,
            int version,
            BiFunction<String, @Nullable Throwable, RuntimeException> refusal) {
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
        this.version = version;
        this.refusal = refusal;
    }

    byte[] encode(T message) {
        try {
            return writer.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a message could not be encoded", e);
        }
    }

    T decode(byte @Nullable [] json) {
        if (json == null || json.length == 0) {
            throw refusal.apply("the value is empty", null);
        }
        try (var parser = parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refusal.apply("the value is not a JSON object", null);
            }
            T message = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw refusal.apply("the value goes on after its JSON object", null);
            }
            return message;
        } catch (IOException e) {
            var reason = unsupportedVersion(json).orElseGet(() -> Refusal.reason(e));
            throw refusal.apply(reason, e);
        }
    }

    /**
     * Left to itself Jackson would guess at UTF-16, and let some bytes pass that are no UTF-8. Where all of them are ASCII
     * it can do neither, and reads bytes sooner than text.
     */
    private JsonParser parser(byte[] json) throws IOException {
        return isAscii(json) ? reader.createParser(json) : reader.createParser(text(json));
    }

    /** Without NUL, by which Jackson would tell UTF-16. */
    private static boolean isAscii(byte[] json) {
        for (var one : json) {
            if (one <= 0) {
                return false;
            }
        }
        return true;
    }

    private String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal.apply("the value is not UTF-8", e);
        }
    }

    /** A message of another version may fail in any field first; the version is what its reader needs to know. */
    private Optional<String> unsupportedVersion(byte[] json) {
        try (var parser = parser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isVersion = parser.currentName().equals("schema_version");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isVersion) {
                    return Optional.of(parser.getLongValue())
                            .filter(found -> found != version)
                            .map(found -> "schema_version: " + unsupported(found, version));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not JSON: the first error says so already
        }
    }

    static String unsupported(long found, int known) {
        return found + " is not supported, this reader knows " + known;
    }
}

package io.swarmstatus.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as JSON and back, by {@code snapshot.schema.json}.
 *
 * <p>Reading is strict about what it knows and tolerant of what it does not: unknown fields are ignored, while a missing
 * field, a null where none may be, a wrong type and a schema version of the future are errors that name the field.
 * Decoding what was encoded gives an equal snapshot. Safe for use by many threads.
 */
public final class SnapshotCodec {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public SnapshotCodec() {
        var mapper = ContractJson.mapper();
        writer = mapper.writerFor(Snapshot.class);
        reader = mapper.readerFor(Snapshot.class);
    }

    /** The snapshot as JSON in UTF-8, on one line; equal snapshots give equal bytes. */
    public byte[] encode(Snapshot snapshot) {
        try {
            return writer.writeValueAsBytes(snapshot);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a snapshot could not be encoded", e);
        }
    }

    /**
     * The snapshot in these bytes.
     *
     * @throws InvalidSnapshotException where they hold none, saying which field is wrong and how
     */
    public Snapshot decode(byte @Nullable [] json) {
        if (json == null || json.length == 0) {
            throw new InvalidSnapshotException("the value is empty", null);
        }
        var text = text(json);
        try (var parser = reader.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidSnapshotException("the value is not a JSON object", null);
            }
            Snapshot snapshot = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw new InvalidSnapshotException("the value goes on after its JSON object", null);
            }
            return snapshot;
        } catch (IOException e) {
            var reason = unsupportedVersion(text).orElseGet(() -> Refusal.reason(e));
            throw new InvalidSnapshotException(reason, e);
        }
    }

    /** Left to itself Jackson would guess at UTF-16, and let some bytes pass that are no UTF-8. */
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSnapshotException("the value is not UTF-8", e);
        }
    }

    /** A snapshot of another version may fail in any field first; the version is what its reader needs to know. */
    private Optional<String> unsupportedVersion(String json) {
        try (var parser = reader.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isVersion = parser.currentName().equals("schema_version");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isVersion) {
                    return Optional.of(parser.getLongValue())
                            .filter(version -> version != Snapshot.SCHEMA_VERSION)
                            .map(version -> "schema_version: " + Snapshot.unsupported(version));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not JSON: the first error says so already
        }
    }
}

package io.swarmstatus.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as JSON and back, by {@code snapshot.schema.json}.
 *
 * <p>Reading is strict about what it knows and tolerant of what it does not: unknown fields are ignored, while a missing
 * field, a null where none may be, a wrong type and a schema version of the future are errors that name the field.
 * Decoding what was encoded gives an equal snapshot. Safe for use by many threads.
 */
public final class SnapshotCodec {

    private static final int LONGEST_REASON = 300;

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ObjectMapper mapper;

    public SnapshotCodec() {
        mapper = ContractJson.mapper();
        writer = mapper.writerFor(Snapshot.class);
        reader = mapper.readerFor(Snapshot.class);
    }

    /** The snapshot as JSON in UTF-8, on one line. */
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
        if (!looksLikeUtf8(json)) {
            throw new InvalidSnapshotException("the value is not UTF-8", null);
        }
        try {
            Snapshot snapshot = reader.readValue(json);
            if (snapshot == null) {
                throw new InvalidSnapshotException("the value is null", null);
            }
            return snapshot;
        } catch (IOException e) {
            var reason = unsupportedVersion(json).orElseGet(() -> reason(e));
            throw new InvalidSnapshotException(reason, e);
        }
    }

    /** Jackson would quietly read UTF-16 and UTF-32 as well; both put a zero byte or a mark next to the first brace. */
    private static boolean looksLikeUtf8(byte[] json) {
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0 || json[i] == (byte) 0xFE || json[i] == (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** A snapshot of another version may fail in any field first; the version is what its reader needs to know. */
    private Optional<String> unsupportedVersion(byte[] json) {
        try (var parser = mapper.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isVersion = parser.currentName().equals("schema_version");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && isVersion) {
                    return version(parser);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not JSON: the first error says so already
        }
    }

    private static Optional<String> version(JsonParser parser) throws IOException {
        var version = parser.getLongValue();
        return version == Snapshot.SCHEMA_VERSION
                ? Optional.empty()
                : Optional.of(Snapshot.unsupportedVersion(version));
    }

    private static String reason(IOException e) {
        var problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        var firstLine =
                problem == null ? "unreadable" : problem.lines().findFirst().orElse("unreadable");
        var path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        var reason = path.isEmpty() ? firstLine : path + ": " + firstLine;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}

package io.swarmstatus.contract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import org.jspecify.annotations.Nullable;

/**
 * A change as JSON and back, by {@code change.schema.json}; as strict and as tolerant as {@link SnapshotCodec}. Safe for
 * use by many threads.
 */
public final class ChangeCodec {

    private final JsonCodec<SwarmChange> json;

    public ChangeCodec() {
        var mapper = ContractJson.mapper();
        mapper.enable(DeserializationFeature.USE_LONG_FOR_INTS);
        json = new JsonCodec<>(mapper, SwarmChange.class, SwarmChange.SCHEMA_VERSION, InvalidChangeException::new);
    }

    /** The change as JSON in UTF-8, on one line; equal changes give equal bytes. */
    public byte[] encode(SwarmChange change) {
        return json.encode(change);
    }

    /**
     * The change in these bytes.
     *
     * @throws InvalidChangeException where they hold none, or one of a type that is not known yet, saying which field is
     *     wrong and how
     */
    public SwarmChange decode(byte @Nullable [] bytes) {
        return json.decode(bytes);
    }
}

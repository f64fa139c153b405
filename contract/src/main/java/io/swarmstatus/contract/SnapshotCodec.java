package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot as JSON and back, by {@code snapshot.schema.json}.
 *
 * <p>Reading is strict about what it knows and tolerant of what it does not: unknown fields are ignored, while a missing
 * field, a null where none may be, a wrong type and a schema version of the future are errors that name the field.
 * Decoding what was encoded gives an equal snapshot. Safe for use by many threads.
 */
public final class SnapshotCodec {

    private final JsonCodec<Snapshot> json = new JsonCodec<>(
            ContractJson.mapper(), Snapshot.class, Snapshot.SCHEMA_VERSION, InvalidSnapshotException::new);

    /** The snapshot as JSON in UTF-8, on one line; equal snapshots give equal bytes. */
    public byte[] encode(Snapshot snapshot) {
        return json.encode(snapshot);
    }

    /**
     * The snapshot in these bytes.
     *
     * @throws InvalidSnapshotException where they hold none, saying which field is wrong and how
     */
    public Snapshot decode(byte @Nullable [] bytes) {
        return json.decode(bytes);
    }
}

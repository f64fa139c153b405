package io.swarmstatus.sink;

import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots in a state store, as they are on the topic.
 *
 * <p>What another version of the sink stored and this one cannot read counts as absent: the next snapshot replaces it,
 * while an exception would keep the stream from ever starting.
 */
record SnapshotSerde(SnapshotCodec codec) implements Serde<Snapshot> {

    private static final Logger log = LoggerFactory.getLogger(SnapshotSerde.class);

    /** That of the snapshot which is being stored, where it is known already. */
    private static final ScopedValue<byte[]> JSON = ScopedValue.newInstance();

    /**
     * Stores one snapshot, whose JSON need not be made again for that.
     *
     * @param json what it was read from; kept as it is, with what this version does not know
     */
    static void store(byte[] json, Runnable storing) {
        ScopedValue.where(JSON, json).run(storing);
    }

    @Override
    public Serializer<Snapshot> serializer() {
        return (_, snapshot) -> encode(snapshot);
    }

    private byte[] encode(Snapshot snapshot) {
        return JSON.isBound() ? JSON.get() : codec.encode(snapshot);
    }

    @Override
    public Deserializer<Snapshot> deserializer() {
        return (_, json) -> decode(json);
    }

    private @Nullable Snapshot decode(byte[] json) {
        try {
            return codec.decode(json);
        } catch (InvalidSnapshotException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("a stored snapshot cannot be read and is dropped");
            return null;
        }
    }
}

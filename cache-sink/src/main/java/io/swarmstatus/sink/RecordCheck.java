package io.swarmstatus.sink;

import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells the records of the snapshot topic that are snapshots from those that are not.
 *
 * @param codec reads the values
 */
record RecordCheck(SnapshotCodec codec) {

    /**
     * How far a manager's clock may be ahead, the same as in the cache. What is further ahead would win over every
     * snapshot that is collected until that time comes.
     */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** What a record turned out to be. */
    sealed interface Verdict {

        /** The record is this snapshot. */
        record Accepted(Snapshot snapshot) implements Verdict {}

        /** The record is none; the reason is for a person to read. */
        record Refused(RefusalKind kind, String reason) implements Verdict {}
    }

    /** Judges a record by its key and its value; never throws. */
    Verdict check(byte @Nullable [] key, byte @Nullable [] value, Instant now) {
        if (key == null || key.length == 0) {
            return new Verdict.Refused(RefusalKind.NO_KEY, "the key is missing");
        }
        if (value != null && value.length > SnapshotTopic.MAX_MESSAGE_BYTES) {
            return new Verdict.Refused(
                    RefusalKind.TOO_LARGE, "the value has " + value.length + " bytes, more than a snapshot may have");
        }
        try {
            return check(utf8(key), codec.decode(value), now);
        } catch (CharacterCodingException e) {
            return new Verdict.Refused(RefusalKind.UNREADABLE_KEY, "the key is not UTF-8");
        } catch (InvalidSnapshotException e) {
            return new Verdict.Refused(RefusalKind.INVALID, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A defect of the reader's: one record that trips over it must not stop the stream.
            return new Verdict.Refused(RefusalKind.INVALID, "the value cannot be read: " + e);
        }
    }

    private static Verdict check(String key, Snapshot snapshot, Instant now) {
        if (!key.equals(snapshot.swarm())) {
            return new Verdict.Refused(
                    RefusalKind.OTHER_SWARM,
                    "the key is not the snapshot's swarm, which is \"" + snapshot.swarm() + "\"");
        }
        if (snapshot.collectedAt().isAfter(now.plus(CLOCK_TOLERANCE))) {
            return new Verdict.Refused(
                    RefusalKind.FROM_THE_FUTURE, "collected_at: " + snapshot.collectedAt() + " is in the future");
        }
        return new Verdict.Accepted(snapshot);
    }

    private static String utf8(byte[] key) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    }
}

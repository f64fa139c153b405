package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells, in a snapshot on the topic, who spoke. The figures are passed over: a standby takes note of every snapshot, and
 * most of it is of no use to it.
 */
record VoiceRecord(
        boolean isHealthy,
        @Nullable String nodeId,
        boolean isLeader,
        @Nullable String clusterId,
        long swarmVersion,
        @Nullable Instant collectedAt) {

    /**
     * Who spoke, if it is a good snapshot; what is no snapshot at all tells nothing.
     *
     * @param wallTime when it was heard, by the clock that dates snapshots
     * @param steadyTime when it was heard, by the steady clock
     * @param isOld whether it was there before anybody listened: then it was heard, so to speak, when it was collected
     */
    static Optional<Voice> voice(byte[] json, Instant wallTime, Instant steadyTime, boolean isOld) {
        try {
            var record = EngineJson.object(new ByteArrayInputStream(json), VoiceRecord::read);
            return Optional.ofNullable(record.voice(wallTime, steadyTime, isOld));
        } catch (IOException | DateTimeException e) { // the latter where it is dated before all time
            return Optional.empty(); // the sink makes a dead letter of it
        }
    }

    private @Nullable Voice voice(Instant wallTime, Instant steadyTime, boolean isOld) {
        if (!isHealthy || nodeId == null || collectedAt == null) {
            return null;
        }
        var age = Duration.between(collectedAt, wallTime);
        var heardAt = isOld && age.isPositive() ? steadyTime.minus(age) : steadyTime;
        return new Voice(nodeId, clusterId, isLeader, swarmVersion, collectedAt, heardAt);
    }

    private static VoiceRecord read(ObjectCursor snapshot) throws IOException {
        var isHealthy = false;
        var speaker = new Speaker(null, false);
        String clusterId = null;
        long swarmVersion = 0;
        Instant collectedAt = null;
        while (snapshot.next()) {
            switch (snapshot.field()) {
                case "condition" -> isHealthy = snapshot.text().equals(Condition.OK.wireName());
                case "collected_by" -> speaker = Speaker.read(snapshot.object());
                case "cluster_id" -> clusterId = snapshot.textOrNull();
                case "swarm_version" -> swarmVersion = snapshot.number();
                case "collected_at" -> collectedAt = snapshot.instant();
                default -> {}
            }
        }
        return new VoiceRecord(isHealthy, speaker.nodeId(), speaker.isLeader(), clusterId, swarmVersion, collectedAt);
    }

    private record Speaker(@Nullable String nodeId, boolean isLeader) {
        static Speaker read(ObjectCursor collector) throws IOException {
            String nodeId = null;
            var isLeader = false;
            while (collector.next()) {
                switch (collector.field()) {
                    case "node_id" -> nodeId = collector.textOrNull();
                    case "is_leader" -> isLeader = collector.truth();
                    default -> {}
                }
            }
            return new Speaker(nodeId, isLeader);
        }
    }
}

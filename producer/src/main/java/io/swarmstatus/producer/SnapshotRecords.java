package io.swarmstatus.producer;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Snapshots as Kafka records: CloudEvents 1.0 in binary mode, keyed by swarm, dated by their collection. */
final class SnapshotRecords {

    private final String topic;
    private final SnapshotCodec codec;

    SnapshotRecords(String topic, SnapshotCodec codec) {
        this.topic = topic;
        this.codec = codec;
    }

    String topic() {
        return topic;
    }

    /** The same snapshot always makes the same record, with the same {@code ce_id}. */
    ProducerRecord<String, byte[]> of(Snapshot snapshot) {
        var node = Objects.requireNonNullElse(snapshot.collectedBy().nodeId(), "unknown");
        var event = CloudEventBuilder.v1()
                .withId(snapshot.swarm() + "/" + node + "/" + snapshot.collectedAt())
                .withSource(URI.create("/swarms/" + snapshot.swarm() + "/nodes/" + node))
                .withType(SnapshotTopic.EVENT_TYPE)
                .withTime(snapshot.collectedAt().atOffset(ZoneOffset.UTC))
                .withData(SnapshotTopic.CONTENT_TYPE, codec.encode(snapshot))
                .build();
        return KafkaMessageFactory.<String>createWriter(
                        topic, null, snapshot.collectedAt().toEpochMilli(), snapshot.swarm())
                .writeBinary(event);
    }
}

package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SnapshotTopic;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots as Kafka records: CloudEvents 1.0 in binary mode, keyed by swarm, dated by their collection. Where they are traced, the header
 * {@code traceparent} tells by what.
 */
final class SnapshotRecords {

    private final String topic;
    private final SnapshotCodec codec;
    private final TextMapPropagator propagator;

    /** Those that nothing traces. */
    SnapshotRecords(String topic, SnapshotCodec codec) {
        this(topic, codec, TextMapPropagator.noop());
    }

    /** @param propagator tells the current trace */
    SnapshotRecords(String topic, SnapshotCodec codec, TextMapPropagator propagator) {
        this.topic = topic;
        this.codec = codec;
        this.propagator = propagator;
    }

    String topic() {
        return topic;
    }

    /** The same snapshot always makes the same record, with the same {@code ce_id}, but for what traces it. */
    ProducerRecord<String, byte[]> of(Snapshot snapshot) {
        var node = Objects.requireNonNullElse(snapshot.collectedBy().nodeId(), "unknown");
        var event = CloudEventBuilder.v1()
                .withId(snapshot.swarm() + "/" + node + "/" + snapshot.collectedAt())
                .withSource(URI.create("/swarms/" + snapshot.swarm() + "/nodes/" + node))
                .withType(SnapshotTopic.EVENT_TYPE)
                .withTime(snapshot.collectedAt().atOffset(ZoneOffset.UTC))
                .withData(SnapshotTopic.CONTENT_TYPE, codec.encode(snapshot))
                .build();
        var record = KafkaMessageFactory.<String>createWriter(
                        topic, null, snapshot.collectedAt().toEpochMilli(), snapshot.swarm())
                .writeBinary(event);
        propagator.inject(Context.current(), record.headers(), SnapshotRecords::set);
        return record;
    }

    private static void set(@Nullable Headers headers, String name, String value) {
        requireNonNull(headers).remove(name).add(name, value.getBytes(US_ASCII));
    }
}

package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.ChangeTopic;
import io.swarmstatus.contract.SwarmChange;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.streams.processor.api.Record;

/** Changes as Kafka records: CloudEvents 1.0 in binary mode, keyed by swarm, dated by the snapshot that shows them. */
record ChangeRecords(ChangeCodec codec, RecordTracing tracing) {

    /** The same change always makes the same record, with the same {@code ce_id}, but for what traces it. */
    Record<byte[], byte[]> of(SwarmChange change) {
        var event = CloudEventBuilder.v1()
                .withId(change.eventId())
                .withSource(URI.create("/swarms/" + change.swarm()))
                .withType(ChangeTopic.EVENT_TYPE)
                .withSubject(change.subject().path())
                .withTime(change.changedAt().atOffset(ZoneOffset.UTC))
                .withData(ChangeTopic.CONTENT_TYPE, codec.encode(change))
                .build();
        var key = change.swarm().getBytes(UTF_8);
        var written = KafkaMessageFactory.createWriter("", key).writeBinary(event);
        tracing.passOn(written.headers());
        var timestamp = Math.max(0, change.changedAt().toEpochMilli()); // Kafka has none before 1970
        return new Record<>(key, written.value(), timestamp, written.headers());
    }
}

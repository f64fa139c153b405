package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Where there is no broker; with one, see {@link DeadLettersRefusedIT} and {@link CacheSinkIT}. */
class DeadLetterProducerIT {

    private static final String TOPIC = "snapshots.dlq";
    private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 50);

    private final DeadLetterDelivery delivery = new DeadLetterDelivery(Instant::now);

    @Test
    void letsTheCommitFailWhereALetterWithoutContentsCannotBeSentYet() {
        var letter = new ProducerRecord<>(TOPIC, "default".getBytes(UTF_8), "no JSON".getBytes(UTF_8));
        var nowhere = new RecordMetadata(new TopicPartition(TOPIC, 0), -1, -1, -1, -1, -1);
        var producer = new DeadLetterProducer(NO_BROKER, TOPIC, delivery);
        try {
            producer.settle(letter, (_, _) -> {}, nowhere, new RecordTooLargeException("too large"));

            assertThatThrownBy(producer::flush).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(producer::flush).isInstanceOf(TimeoutException.class);
            assertThat(delivery.words()).isEqualTo("none lost");
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}

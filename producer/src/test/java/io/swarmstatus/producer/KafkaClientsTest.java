package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    @Test
    void publishIdempotentlyUnlessTheOperatorKnowsBetter() {
        var config = KafkaClients.producerConfig(Map.of("linger.ms", "7", "acks", "1"));

        assertThat(config)
                .containsEntry("enable.idempotence", true)
                .containsEntry("compression.type", "zstd")
                .containsEntry("max.request.size", 16 * 1024 * 1024)
                .containsEntry("linger.ms", "7")
                .containsEntry("acks", "1");
    }

    @Test
    void cannotBeMadeWhileNoBrokersNameIsKnown() {
        var clients = new KafkaClients(Map.of("bootstrap.servers", "nowhere.invalid:9092"), "topic");

        assertThatThrownBy(clients::connect).isInstanceOf(KafkaException.class);
        assertThat(clients.servers()).isEqualTo("nowhere.invalid:9092");
    }
}

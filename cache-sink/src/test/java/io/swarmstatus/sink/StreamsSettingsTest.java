package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    private static final int LARGEST_RECORD = 17 * 1024 * 1024;

    @Test
    void makesRoomForTheLargestSnapshot() {
        var settings = StreamsSettings.of(Configs.of(Map.of()));

        var consumer = settings.getMainConsumerConfigs("group", "client", 0);
        var restoring = settings.getRestoreConsumerConfigs("client");
        var producer = settings.getProducerConfigs("client");

        assertThat(consumer).containsEntry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_RECORD);
        assertThat(restoring).containsEntry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_RECORD);
        assertThat(producer).containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    }

    @Test
    void namesTheGroupByTheApplicationId() {
        var settings = StreamsSettings.of(Configs.of(Map.of("sink.application-id", "second-sink")));

        assertThat(settings.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("second-sink");
        assertThat(settings.getString(StreamsConfig.CLIENT_ID_CONFIG)).isEqualTo("second-sink");
    }

    @Test
    void letsTheConfigurationDecideWhatEachClientIsSetTo() {
        var settings = StreamsSettings.of(Configs.of(Map.of(
                "kafka.bootstrap.servers", "broker:9093",
                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.max.poll.records", "500",
                "kafka.commit.interval.ms", "250")));

        var consumer = settings.getMainConsumerConfigs("group", "client", 0);
        var producer = settings.getProducerConfigs("client");
        var admin = settings.getAdminConfigs("client");

        assertThat(consumer).containsEntry("max.poll.records", "500").containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(producer).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(admin).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(settings.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(250);
    }
}

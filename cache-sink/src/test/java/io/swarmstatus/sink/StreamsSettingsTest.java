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

    @Test
    void publishesChangesExactlyOnceWhateverIsConfigured() {
        var settings = StreamsSettings.changes(Configs.of(Map.of(
                "kafka.processing.guarantee", "at_least_once",
                "kafka.acks", "1",
                "kafka.commit.interval.ms", "30000",
                "kafka.enable.idempotence", "false")));

        var producer = settings.getProducerConfigs("client");
        var consumer = settings.getMainConsumerConfigs("group", "client", 0);

        assertThat(settings.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
                .isEqualTo("exactly_once_v2");
        assertThat(producer)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 6_000);
        assertThat(consumer).containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        assertThat(settings.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(100);
    }

    @Test
    void keepsTheTwoStreamsApart() {
        var config = Configs.of(Map.of("kafka.client.id", "sink-1", "kafka.group.instance.id", "sink-1"));

        var cache = StreamsSettings.of(config);
        var changes = StreamsSettings.changes(config);

        assertThat(cache.getString(StreamsConfig.CLIENT_ID_CONFIG)).isEqualTo("sink-1");
        assertThat(changes.getString(StreamsConfig.CLIENT_ID_CONFIG)).isEqualTo("sink-1-changes");
        assertThat(cache.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("swarm-status-cache-sink");
        assertThat(changes.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("swarm-status-cache-sink-changes");
        assertThat(changes.getMainConsumerConfigs("group", "client", 0))
                .containsEntry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "sink-1-0");
    }
}

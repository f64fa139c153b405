package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheSinkConfigTest {

    @Test
    void hasTheDefaultsOfTheDesign() {
        var config = Configs.of(Map.of());

        assertThat(config)
                .isEqualTo(new CacheSinkConfig(
                        Map.of("bootstrap.servers", "127.0.0.1:9092"),
                        "swarm.snapshots",
                        "swarm.changes",
                        "swarm-status-cache-sink",
                        Duration.ofSeconds(30),
                        URI.create("redis://127.0.0.1:6379"),
                        CacheTtls.DEFAULT,
                        ServerAddress.local(8082)));
        assertThat(config.deadLetterTopic()).isEqualTo("swarm.snapshots.dlq");
        assertThat(config.changesApplicationId()).isEqualTo("swarm-status-cache-sink-changes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic.snapshot | swarm.snapshots | unknown key \"topic.snapshot\"",
                "topic.snapshots | swarm snapshots | topic.snapshots: \"swarm snapshots\"",
                "topic.changes | swarm/changes | topic.changes: \"swarm/changes\"",
                "topic.changes | swarm.snapshots | topic.changes: \"swarm.snapshots\" is for other records",
                "topic.changes | swarm.snapshots.dlq | topic.changes: \"swarm.snapshots.dlq\" is for other records",
                "kafka.retries | 0 | Must set retries to non-zero",
                "sink.application-id | a/b | sink.application-id: \"a/b\"",
                "sink.refill-interval | PT0.0005S | sink.refill-interval: \"PT0.0005S\"",
                "sink.refill-interval | PT2562047788015215H | sink.refill-interval: \"PT2562047788015215H\"",
                "kafka.application.id | other | kafka.application.id: sink.application-id",
                "cache.backup-ttl | PT1M | cache.backup-ttl: ",
                "redis.url | localhost | redis.url: \"localhost\"",
                "kafka.security.protocol | SLS | configuration security.protocol",
                "kafka.max.poll.records | many | configuration max.poll.records",
                "kafka.max.request.size | huge | configuration max.request.size",
                "kafka.processing.guarantee | mostly | configuration processing.guarantee"
            })
    void namesTheKeyOfAMistake(String key, String value, String complaint) {
        var overrides = Map.of(key, value);

        assertThatThrownBy(() -> Configs.of(overrides))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(complaint);
    }
}

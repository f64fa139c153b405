package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionalIdsTest {

    private static final Map<String, Object> SETTINGS =
            Map.of("transactional.id", "swarm-status-cache-sink-changes-3f1c-17", "acks", "all");

    @Test
    void outliveTheProcessWhereTheSinkHasAnIdThatDoes() {
        var ids = new TransactionalIds(Configs.of(Map.of("kafka.group.instance.id", "sink-1")));

        var renamed = ids.renamed(SETTINGS);

        assertThat(renamed)
                .containsOnly(
                        Map.entry("transactional.id", "swarm-status-cache-sink-changes-sink-1-17"),
                        Map.entry("acks", "all"));
    }

    @Test
    void areThoseOfKafkaStreamsWhereTheSinkHasNoId() {
        var ids = new TransactionalIds(Configs.of(Map.of()));

        var renamed = ids.renamed(SETTINGS);

        assertThat(renamed).isEqualTo(SETTINGS);
    }
}

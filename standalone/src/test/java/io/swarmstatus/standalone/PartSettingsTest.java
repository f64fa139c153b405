package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.api.ApiMain;
import io.swarmstatus.producer.ProducerMain;
import io.swarmstatus.producer.SwarmProducerConfig;
import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.sink.CacheSinkConfig;
import io.swarmstatus.sink.CacheSinkMain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartSettingsTest {

    private static final List<Class<?>> PARTS = List.of(ProducerMain.class, CacheSinkMain.class, ApiMain.class);

    @Test
    void givesEachPartTheKeysThatItKnows() {
        var settings = new PartSettings(Map.of("refresh.interval", "PT10S", "cache.primary-ttl", "PT1M"), PARTS);

        var producer = settings.of(ProducerMain.class, Map.of(), SwarmProducerConfig::from);
        var sink = settings.of(CacheSinkMain.class, Map.of(), CacheSinkConfig::from);

        assertThat(producer.refreshInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(sink.ttls().primary()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void refusesAKeyThatNoPartKnowsAndListsThoseThatAreKnown() {
        assertThatThrownBy(() -> new PartSettings(Map.of("refresh.intervall", "PT10S"), PARTS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown key \"refresh.intervall\"")
                .hasMessageContaining("refresh.interval,")
                .hasMessageContaining("cache.primary-ttl");
    }

    @Test
    void namesAValueThatCannotBeUsed() {
        var settings = new PartSettings(Map.of("refresh.interval", "soon"), PARTS);

        assertThatThrownBy(() -> settings.of(ProducerMain.class, Map.of(), SwarmProducerConfig::from))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("refresh.interval: \"soon\"");
    }

    @Test
    void refusesAKeyThatStandaloneDecidesItself() {
        var settings = new PartSettings(Map.of("kafka.bootstrap.servers", "elsewhere:9092"), PARTS);
        var given = Map.of("kafka.bootstrap.servers", "127.0.0.1:1");

        assertThatThrownBy(() -> settings.of(ProducerMain.class, given, SwarmProducerConfig::from))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"kafka.bootstrap.servers\" is decided by standalone", "--kafka-port");
    }
}

package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.SettingSources;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiConfigTest {

    @Test
    void hasADefaultForEverything() {
        var settings = new SettingSources(ApiMain.class, null, Map.of(), Map.of()).read();

        var config = ApiConfig.from(settings);

        settings.verify();
        assertThat(config)
                .isEqualTo(new ApiConfig(
                        ServerAddress.local(8080),
                        AllowedOrigins.NONE,
                        URI.create("redis://127.0.0.1:6379"),
                        "default",
                        new ApiTopics(
                                Map.of("bootstrap.servers", "127.0.0.1:9092"), "swarm.snapshots", "swarm.changes"),
                        Duration.ZERO));
    }

    @Test
    void refusesANameThatIsNone() {
        var settings = new SettingSources(ApiMain.class, null, Map.of("SWARM_NAME", "a b"), Map.of()).read();

        ApiConfig.from(settings);

        assertThatThrownBy(settings::verify)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("swarm.name: \"a b\"");
    }
}

package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LargeSwarmIT {

    private static final SimulatorConfig CONFIG = SimulatorConfig.ofNodes(1_000).withWorkload(5_000, 100_000);

    @Test
    void aThousandNodesAndAHundredThousandTasksCanBeRead() throws Exception {
        try (var simulator = SwarmSimulator.start(CONFIG, TestSwarm.TIME, 0);
                var client = new Client(simulator.engine())) {

            var nodes = read(client.open("/nodes").body());
            var services = read(client.open("/services?status=true").body());
            var tasks = read(client.open("/tasks").body());

            assertThat(nodes.objects()).isEqualTo(1_000);
            assertThat(services.objects()).isEqualTo(5_000);
            assertThat(tasks.objects()).isEqualTo(100_000);
            assertThat(tasks.bytes()).isBetween(120_000_000L, 220_000_000L);
        }
    }

    private record Size(int objects, long bytes) {}

    /** Reads a list to its end and counts, without keeping any of it. */
    private static Size read(InputStream list) throws IOException {
        try (var parser = new JsonFactory().createParser(list)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            int objects = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.skipChildren();
                objects++;
            }
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            return new Size(objects, parser.currentLocation().getByteOffset());
        }
    }
}

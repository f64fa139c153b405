package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.service.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void goesOnWithTheLogThatItFinds() throws Exception {
        EmbeddedKafka.start(directory, LoopbackPort.next()).close();
        var cluster = Files.readString(directory.resolve("meta.properties"));

        EmbeddedKafka.start(directory, LoopbackPort.next()).close();

        assertThat(Files.readString(directory.resolve("meta.properties"))).isEqualTo(cluster);
    }
}

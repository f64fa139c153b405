package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void goesOnWithTheLogThatItFinds() throws Exception {
        EmbeddedKafka.start(directory, LocalPort.free(0, "a test")).close();
        var cluster = Files.readString(directory.resolve("meta.properties"));

        EmbeddedKafka.start(directory, LocalPort.free(0, "a test")).close();

        assertThat(Files.readString(directory.resolve("meta.properties"))).isEqualTo(cluster);
    }
}

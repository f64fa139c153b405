package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServedSwarmsTest {

    @Test
    void areFoundByName() {
        var east = ServedSwarm.named("east", START);

        var swarms = ServedSwarms.of(List.of(east, ServedSwarm.named("west", START)));

        assertThat(swarms.find("east")).containsSame(east);
        assertThat(swarms.find("north")).isEmpty();
    }

    @Test
    void areNoMoreThanTheMemoryIsMeantFor() {
        var tooMany = IntStream.rangeClosed(0, ServedSwarms.MOST)
                .mapToObj(i -> ServedSwarm.named("swarm-" + i, START))
                .toList();

        assertThatThrownBy(() -> ServedSwarms.of(tooMany)).hasMessageContaining("100");
    }
}

package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortIT {

    private static final int FIRST_OF_CLIENTS = 32_768;

    @Test
    void givesNoneTwiceAndNoneThatAClientMayTake() {
        var ports = IntStream.generate(LoopbackPort::next).limit(100).boxed().toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(1_024, FIRST_OF_CLIENTS - 1));
    }

    @Test
    void passesOverThoseThatSomebodyListensOn() throws IOException {
        try (var taken = new ServerSocket(LoopbackPort.next(), 1, InetAddress.getLoopbackAddress())) {
            var onceAround = IntStream.generate(LoopbackPort::next).limit(LoopbackPort.COUNT);

            assertThat(onceAround).doesNotContain(taken.getLocalPort());
        }
    }

    @Test
    void isRequiredToBeFree() throws IOException {
        LoopbackPort.requireFree(LoopbackPort.next());

        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException().isThrownBy(() -> LoopbackPort.requireFree(taken.getLocalPort()));
        }
    }
}

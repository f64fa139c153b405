package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainTest {

    @Test
    void mayBeNone() {
        assertThat(Drain.parse("PT0S")).isZero();
        assertThat(Drain.parse("PT3S")).hasSeconds(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5.001S", "-PT1S", "soon", ""})
    void leavesTimeForTheRestOfTheEnd(String text) {
        assertThatThrownBy(() -> Drain.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsReadiness() throws InterruptedException {
        var drain = new Drain(Duration.ZERO);
        assertThat(drain.check().call().status()).hasToString("UP");

        drain.close();

        assertThat(drain.check().call().status()).hasToString("DOWN");
    }
}

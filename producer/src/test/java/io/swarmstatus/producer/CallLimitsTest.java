package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLimitsTest {

    @ParameterizedTest
    @CsvSource({"PT0S,    PT10S", "PT20S,   PT10S", "PT21S,   PT9S", "PT29.9S, PT0.1S", "PT30S,   PT0S", "PT31S,   PT0S"
    })
    void leavesACallItsOwnTimeOrWhatIsLeftOfTheCollections(Duration elapsed, Duration left) {
        var limits = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));

        assertThat(limits.left(elapsed)).isEqualTo(left);
    }
}

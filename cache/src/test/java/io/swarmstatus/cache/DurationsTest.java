package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which times a cache can be configured with. */
final class DurationsTest {

    @ParameterizedTest
    @CsvSource({"PT5M,PT30M", "PT5M,PT5M", "PT0.001S,PT1S"})
    void takesTtlsWhereTheBackupLastsAsLongAsThePrimary(Duration primary, Duration backup) {
        assertThatCode(() -> new CacheTtls(primary, backup)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT30M", "-PT5M,PT30M", "PT5M,PT4M", "PT0.0001S,PT1S"})
    void refusesTtlsThatKeepNothing(Duration primary, Duration backup) {
        assertThatThrownBy(() -> new CacheTtls(primary, backup)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "PT0.0001S", "PT61M"})
    void refusesTimeoutsWithWhichACallCouldHang(Duration timeout) {
        var usual = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new RedisTimeouts(timeout, usual)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RedisTimeouts(usual, timeout)).isInstanceOf(IllegalArgumentException.class);
    }
}

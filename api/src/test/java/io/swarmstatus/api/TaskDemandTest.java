package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDemandTest {

    @ParameterizedTest
    @CsvSource({"0.5, 500000000", "2, 2000000000", "0.000000001, 1", "0, 0", "999999, 999999000000000"})
    void takesCpusAsDockerDoes(String text, long nanos) {
        assertThat(TaskDemand.cpu(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({
        "512MiB, 536870912",
        "512m, 536870912",
        "512MB, 536870912",
        "1.5g, 1610612736",
        "100, 100",
        "100b, 100",
        "4 KiB, 4096",
        "0.1k, 103",
        "1t, 1099511627776",
        "536870912, 536870912",
        "8388608k, 8589934592",
        "999999999999999999.999, 1000000000000000000",
        "999999999999.999mib, 1048575999999998952",
        "999999.999 TiB, 1099511626676488373"
    })
    void takesMemoryAsDockerDoes(String text, long bytes) {
        assertThat(TaskDemand.memory(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", "0.0000000001", "1000000000", "half", ".5", "1,5"})
    void refusesWhatIsNoNumberOfCpus(String text) {
        assertThatThrownBy(() -> TaskDemand.cpu(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected CPUs such as 0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "much",
                "1x",
                "1 PiB",
                "1000000t",
                "1000000000000m",
                "1000000000000000000",
                "1ib",
                "MiB"
            })
    void refusesWhatIsNoAmountOfMemory(String text) {
        assertThatThrownBy(() -> TaskDemand.memory(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an amount of memory such as 512MiB");
    }
}

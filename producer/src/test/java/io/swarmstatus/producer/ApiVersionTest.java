package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.24, /v1.24",
        "1.9,  /v1.9",
        "1.41, /v1.41",
        "1.51, /v1.51",
        "1.52, /v1.51",
        "1.99, /v1.51",
        "1.100, /v1.51",
        "2.0,  /v1.51"
    })
    void speaksTheEnginesNewestUnlessItIsNewerThanOurs(String engineNewest, String pathPrefix) {
        var version = ApiVersion.negotiate(engineNewest);

        assertThat(version.pathPrefix()).isEqualTo(pathPrefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "1.41.2", "v1.41", "1.41 ", "-1.41", "1,41", "99999999999.1", "banana"})
    void refusesWhatIsNoVersion(String header) {
        assertThatThrownBy(() -> ApiVersion.negotiate(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an API version: \"" + header + "\"");
    }

    @ParameterizedTest
    @CsvSource({"1.40, 1.41, -1", "1.41, 1.41, 0", "1.100, 1.99, 1", "2.0, 1.99, 1", "1.9, 1.10, -1"})
    void ordersVersionsByTheirNumbers(String one, String other, int order) {
        assertThat(Integer.signum(version(one).compareTo(version(other)))).isEqualTo(order);
    }

    private static ApiVersion version(String text) {
        var parts = text.split("\\.", 2);
        return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}

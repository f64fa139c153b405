package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheKeysTest {

    @Test
    void areThoseOfTheEarlierSystemForTheDefaultSwarm() {
        assertThat(CacheKeys.of("default"))
                .isEqualTo(new CacheKeys(
                        "docker_swarm_status", "docker_swarm_status_backup", "docker_swarm_status_refresh"));
    }

    @Test
    void carryTheNameOfAnyOtherSwarmInBraces() {
        assertThat(CacheKeys.of("east-1"))
                .isEqualTo(new CacheKeys(
                        "docker_swarm_status:{east-1}",
                        "docker_swarm_status_backup:{east-1}",
                        "docker_swarm_status_refresh:{east-1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{a}", "a:b", "-a"})
    void refuseWhatIsNoName(String name) {
        assertThatThrownBy(() -> CacheKeys.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

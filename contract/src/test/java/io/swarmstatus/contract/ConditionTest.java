package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void keepsTheWordsThatClientsOfTheEarlierSystemKnow() {
        assertThat(Condition.DOCKER_UNREACHABLE.words()).isEqualTo("Docker unavailable");
        assertThat(Condition.NOT_IN_SWARM.words()).isEqualTo("Not in swarm mode");
    }

    @Test
    void hasWordsOfItsOwnForEveryFailure() {
        assertThat(Condition.values())
                .extracting(Condition::words)
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank());
    }

    @Test
    void keepsItsNamesInJson() {
        assertThat(Condition.values())
                .extracting(Condition::wireName)
                .containsExactly(
                        "ok",
                        "docker_unreachable",
                        "not_in_swarm",
                        "not_a_manager",
                        "swarm_locked",
                        "certificates_expired",
                        "manager_not_ready",
                        "no_quorum",
                        "timed_out",
                        "collection_failed");
    }

    @Test
    void becomesAFailureInItsOwnWords() {
        var failure = Failure.of(Condition.TIMED_OUT, "GET /tasks");

        assertThat(failure.error()).isEqualTo("Docker did not answer in time");
        assertThat(failure.message()).isEqualTo("Docker did not answer in time: GET /tasks");
        assertThat(Failure.of(Condition.TIMED_OUT, null).message()).isEqualTo("Docker did not answer in time");
    }

    @Test
    void isNoFailureWhenAllIsWell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Failure.of(Condition.OK, null))
                .withMessage("ok is not a failure");
    }
}

package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {

    @ParameterizedTest(name = "of {0} managers {1} reachable: {2} needed, {3} to spare")
    @CsvSource({
        "1, 1, 1, 0",
        "2, 2, 2, 0",
        "3, 3, 2, 1",
        "3, 2, 2, 0",
        "3, 1, 2, 0",
        "4, 4, 3, 1",
        "5, 5, 3, 2",
        "5, 4, 3, 1",
        "7, 7, 4, 3",
    })
    void needsTheMajorityOfAllManagers(int managers, int reachable, int needed, int spare) {
        var nodes = new ArrayList<>(List.of(Examples.worker("worker")));
        for (int i = 0; i < managers; i++) {
            nodes.add(Examples.manager("manager-" + i, i < reachable ? "reachable" : "unreachable"));
        }

        var quorum = Quorum.of(nodes);

        assertThat(quorum).isEqualTo(new Quorum(managers, reachable, needed, spare));
    }

    @Test
    void doesNotCountAManagerWhoseReachabilityIsUnknown() {
        var nodes = List.of(Examples.manager("a", "reachable"), Examples.manager("b", "unknown"));

        var quorum = Quorum.of(nodes);

        assertThat(quorum).isEqualTo(new Quorum(2, 1, 2, 0));
    }
}

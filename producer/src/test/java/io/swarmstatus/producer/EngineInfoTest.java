package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineInfoTest {

    private static final List<String> MANAGERS =
            List.of("sowdoe5kh0s8mp021jeuod5rd", "tqdd1qwaiqs2oxibk72p5szpn", "zbij74jsnfvloqtplzk131o7j");

    private static final String NO_LEADER = "rpc error: code = Unknown desc = The swarm does not have a leader. It's "
            + "possible that too few managers are online. Make sure more than half of the managers are online.";

    @Test
    void tellsWhatTheEngineOfAManagerIs() throws IOException {
        var info = recorded("info");

        assertThat(info)
                .isEqualTo(new EngineInfo(
                        "m1",
                        "20.10.24+dfsg1",
                        "sowdoe5kh0s8mp021jeuod5rd",
                        "le609mrm19822ij01qln2832g",
                        "active",
                        true,
                        MANAGERS,
                        ""));
    }

    @Test
    void knowsNoClusterOnAWorker() throws IOException {
        var info = recorded("info-worker");

        assertThat(info)
                .isEqualTo(new EngineInfo(
                        "w1", "20.10.24+dfsg1", "xy17wc2psscy09zsilrzy9toi", null, "active", false, MANAGERS, ""));
    }

    @Test
    void knowsNeitherNodeNorClusterOutsideASwarm() throws IOException {
        var info = recorded("info-outside");

        assertThat(info)
                .isEqualTo(new EngineInfo("vm", "20.10.24+dfsg1", null, null, "inactive", false, List.of(), ""));
    }

    @Test
    void takesTheEmptyIdOfAClusterThatCannotBeSeenForNone() throws IOException {
        var info = recorded("info-no-quorum");

        assertThat(info)
                .isEqualTo(new EngineInfo(
                        "m2",
                        "20.10.24+dfsg1",
                        "zbij74jsnfvloqtplzk131o7j",
                        null,
                        "active",
                        true,
                        MANAGERS,
                        NO_LEADER));
    }

    @Test
    void takesAnEngineThatKnowsNothingOfSwarmsForOneOutside() throws IOException {
        var info = read("{'Name': 'small', 'Swarm': null}");

        assertThat(info).isEqualTo(new EngineInfo("small", null, null, null, "inactive", false, List.of(), ""));
    }

    private static EngineInfo recorded(String name) throws IOException {
        return EngineJson.object(RecordedAnswer.of(name).stream(), EngineInfo::read);
    }

    private static EngineInfo read(String json) throws IOException {
        return Json.object(json, EngineInfo::read);
    }
}

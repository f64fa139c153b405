package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineNodeTest {

    @Test
    void readsTheLeader() {
        var leader = RecordedAnswer.list("nodes", EngineNode::read).getFirst();

        assertThat(leader)
                .isEqualTo(new EngineNode(
                        "sowdoe5kh0s8mp021jeuod5rd",
                        61,
                        "m1",
                        "active",
                        new EngineNode.Status("ready", "10.77.0.1"),
                        new EngineNode.ManagerStatus(true, "reachable", "10.77.0.1:2377"),
                        "20.10.24+dfsg1",
                        2_000_000_000,
                        25_276_514_304L,
                        Map.of(),
                        Instant.parse("2026-11-23T04:59:42.405716304Z"),
                        Instant.parse("2026-11-23T05:00:21.545320467Z")));
    }

    @Test
    void readsADrainedWorker() {
        var worker = RecordedAnswer.list("nodes", EngineNode::read).get(2);

        assertThat(worker)
                .isEqualTo(new EngineNode(
                        "xy17wc2psscy09zsilrzy9toi",
                        100,
                        "w1",
                        "drain",
                        new EngineNode.Status("ready", "10.77.0.4"),
                        null,
                        "20.10.24+dfsg1",
                        2_000_000_000,
                        25_276_514_304L,
                        Map.of(),
                        Instant.parse("2026-11-23T04:59:44.229273417Z"),
                        Instant.parse("2026-11-23T05:00:29.571768239Z")));
        assertThat(worker.isSchedulable()).isFalse();
    }

    @Test
    void readsTheLabelsOfTheSwarm() {
        var labelled = RecordedAnswer.list("nodes", EngineNode::read).get(3);

        assertThat(labelled.hostname()).isEqualTo("m2");
        assertThat(labelled.labels()).isEqualTo(Map.of("zone", "a"));
    }

    @Test
    void seesWhoLeadsAndWhoIsDownAfterAChangeOfLeader() {
        var nodes = RecordedAnswer.list("nodes-leader-changed", EngineNode::read);

        assertThat(nodes)
                .filteredOn(EngineNode::isLeader)
                .extracting(EngineNode::hostname)
                .containsExactly("m2");
        assertThat(nodes)
                .filteredOn(EngineNode::isDown)
                .extracting(EngineNode::hostname)
                .containsExactly("m3");
        assertThat(nodes)
                .filteredOn(EngineNode::isSchedulable)
                .extracting(EngineNode::hostname)
                .containsExactly("m2");
    }

    @ParameterizedTest
    @CsvSource({
        "ready,        active, true",
        "ready,        pause,  false",
        "ready,        drain,  false",
        "down,         active, false",
        "unknown,      active, false",
        "disconnected, active, false"
    })
    void isSchedulableWhileItIsReadyAndActive(String state, String availability, boolean expected) throws IOException {
        var node = read("{'Spec': {'Availability': '" + availability + "'}, 'Status': {'State': '" + state + "'}}");

        assertThat(node.isSchedulable()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.2:2377,     10.0.0.1",
        "0.0.0.0,  10.0.0.2:2377,     10.0.0.2",
        "'',       10.0.0.2:2377,     10.0.0.2",
        "0.0.0.0,  [fd00::2]:2377,    fd00::2",
        "fd00::1,  [fd00::2]:2377,    fd00::1",
        "0.0.0.0,  0.0.0.0:2377,      ",
        "0.0.0.0,  '',                ",
    })
    void fallsBackToTheAddressForManagersWhereItHasNoOther(String addr, String managerAddr, @Nullable String expected)
            throws IOException {
        var node = read("{'Status': {'Addr': '" + addr + "'}, 'ManagerStatus': {'Addr': '" + managerAddr + "'}}");

        assertThat(node.addr()).isEqualTo(expected);
    }

    @Test
    void isAManagerIfItHasAManagerStatusAndNotForItsRole() throws IOException {
        var promised = read("{'Spec': {'Role': 'manager'}, 'ManagerStatus': null}");
        var actual = read("{'Spec': {'Role': 'worker'}, 'ManagerStatus': {}}");

        assertThat(promised.manager()).isNull();
        assertThat(actual.manager()).isEqualTo(new EngineNode.ManagerStatus(false, "unknown", ""));
    }

    @Test
    void isEmptyWhereTheEngineTellsNothing() throws IOException {
        var node = read("{'Description': {}, 'Spec': null, 'CreatedAt': '0001-01-01T00:00:00Z'}");

        assertThat(node)
                .isEqualTo(new EngineNode(
                        "", 0, "", "", new EngineNode.Status("", ""), null, null, 0, 0, Map.of(), null, null));
        assertThat(node.addr()).isNull();
    }

    private static EngineNode read(String json) throws IOException {
        return Json.object(json, EngineNode::read);
    }
}

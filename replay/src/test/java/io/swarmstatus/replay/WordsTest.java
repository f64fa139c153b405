package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read. */
class WordsTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void ofASwarmAreTables() {
        var snapshot = Snapshots.with("default", NOON, "down", 4);

        assertThat(swarm(false, snapshot))
                .containsExactly(
                        "Swarm default at 2026-01-15 13:02:05.250 +01:00, collected 2 min 5 s before, at"
                                + " 2026-01-15T12:00:00Z",
                        "2 nodes: 1 manager (1 reachable, 0 may fail), 1 worker",
                        "tasks: 4 running, 0 pending, 1 failed",
                        "",
                        "NODE       ROLE    STATE  AVAILABILITY  TASKS  CPU           MEMORY GIB    ENGINE",
                        "manager-1  leader  ready  active        2      0.50 of 4.00  0.49 of 8.00  29.1.0",
                        "worker-1   worker  down   active        2      0.50 of 4.00  0.49 of 8.00  29.1.0",
                        "",
                        "SERVICE   MODE        TASKS  IMAGE  UPDATE",
                        "shop_web  replicated  4/4    web:3  completed");
    }

    @Test
    void ofASwarmHaveColoursThatChangeNoColumn() {
        var snapshot = Snapshots.with("default", NOON, "down", 4);

        var coloured = swarm(true, snapshot);

        assertThat(coloured).anySatisfy(line -> assertThat(line).contains("\u001b[31mdown\u001b[0m   active"));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]+m", "")))
                .containsExactlyElementsOf(swarm(false, snapshot));
    }

    @Test
    void ofAChangeAreALine() {
        assertThat(changes(false))
                .containsExactly(
                        "2026-01-15 13:02:00.000 +01:00  node_down                 Node worker-1 is down",
                        "2026-01-15 13:02:00.000 +01:00  service_scaled            Service shop_web is scaled to 6,"
                                + " was 4");
    }

    @Test
    void ofAChangeTellLossesFromTheRestByColour() {
        assertThat(changes(true)).first().asString().contains("\u001b[31mnode_down\u001b[0m");
    }

    @Test
    void fromElsewhereCannotCommandTheTerminal() {
        assertThat(Style.plain("a\u001b[2Jb\u009bc\u202ed\r\nä")).isEqualTo("a?[2Jb?c?d??ä");
    }

    private static List<String> swarm(boolean colours, Snapshot snapshot) {
        return new SwarmWords(new Style(colours), BERLIN).lines(snapshot, NOON.plusMillis(125_250));
    }

    private static List<String> changes(boolean colours) {
        var before = ChangeDetector.observe(Baseline.NONE, Snapshots.with("default", NOON, "ready", 4));
        var after =
                ChangeDetector.observe(before.baseline(), Snapshots.with("default", NOON.plusSeconds(120), "down", 6));
        var words = new ChangeWords(new Style(colours), BERLIN);
        return after.changes().stream().map(words::line).toList();
    }
}

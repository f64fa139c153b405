package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Spread OURS = Spread.of(List.of(18.0, 19.0, 20.0));
    private static final Spread THEIRS = Spread.of(List.of(10.0, 20.0, 90.0));

    @Test
    void isTheRatioOfTheMedians() {
        var finding = Finding.besidePeer("3.4 KB", "requests/s", OURS, "nginx", THEIRS, Goal.none());

        assertThat(finding.ratio()).hasValue(0.95);
        assertThat(finding.verdict()).isEqualTo(Goal.Verdict.NONE);
    }

    @Test
    void meetsAGoalThatItJustReaches() {
        assertThat(beside(Goal.ratioAtLeast(0.95)).verdict()).isEqualTo(Goal.Verdict.MET);
        assertThat(beside(Goal.ratioAtMost(0.95)).verdict()).isEqualTo(Goal.Verdict.MET);
        assertThat(beside(Goal.atMost(19)).verdict()).isEqualTo(Goal.Verdict.MET);
        assertThat(beside(Goal.atLeast(19)).verdict()).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void missesAGoalOnItsWrongSide() {
        assertThat(beside(Goal.ratioAtLeast(0.951)).verdict()).isEqualTo(Goal.Verdict.MISSED);
        assertThat(beside(Goal.ratioAtMost(0.949)).verdict()).isEqualTo(Goal.Verdict.MISSED);
        assertThat(beside(Goal.atMost(18.9)).verdict()).isEqualTo(Goal.Verdict.MISSED);
        assertThat(beside(Goal.atLeast(19.1)).verdict()).isEqualTo(Goal.Verdict.MISSED);
    }

    @Test
    void hasNoVerdictOnARatioToNothing() {
        var finding = Finding.alone("3.4 KB", "requests/s", OURS, Goal.ratioAtLeast(1));

        assertThatIllegalArgumentException().isThrownBy(finding::verdict);
    }

    @Test
    void isOneLineOfTheTableWithPeerAndLimitInTheirColumns() {
        var outcome = new Outcome(
                List.of(
                        Finding.besidePeer("3.4 KB", "requests/s", OURS, "nginx", THEIRS, Goal.ratioAtLeast(0.9)),
                        Finding.besideLimit("3.4 KB", "requests/s", OURS, "bare", THEIRS, Goal.ratioAtLeast(0.96))),
                List.of(),
                List.of("Webdis, which is not installed."));

        assertThat(FindingsTable.lines(outcome).stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "| what | ours | peer | limit | ratio | goal | |",
                        FindingsTable.lines(outcome).get(1),
                        "| 3.4 KB | 19.0 requests/s (18.0 to 20.0) | nginx: 20.0 requests/s (10.0 to 90.0) | – | 0.950"
                                + " | ratio ≥ 0.900 | met |",
                        "| 3.4 KB | 19.0 requests/s (18.0 to 20.0) | – | bare: 20.0 requests/s (10.0 to 90.0) | 0.950"
                                + " | ratio ≥ 0.960 | **missed** |",
                        "",
                        "Left out: Webdis, which is not installed.");
    }

    private static Finding beside(Goal goal) {
        return Finding.besidePeer("3.4 KB", "requests/s", OURS, "nginx", THEIRS, goal);
    }
}

package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class ServeFindingsTest {

    @Test
    void holdsTheMedianAgainstThatOfEachOtherWithItsGoal() {
        var figures = new Throughputs();
        figures.add("5 nodes", ServeStage.OURS, 96);
        figures.add("5 nodes", ServeStage.OURS, 98);
        figures.add("5 nodes", ServePeers.BARE, 100);
        figures.add("5 nodes", ServePeers.NGINX, 120);
        figures.add("5 nodes", ServePeers.WEBDIS, 60);
        figures.add("5 nodes", ServePeers.FLASK, 9);

        var findings = ServeFindings.of(figures);

        assertThat(findings)
                .extracting(Finding::ratioInWords, Finding::verdict)
                .containsExactly(
                        tuple("0.970", Goal.Verdict.MET),
                        tuple("0.808", Goal.Verdict.MISSED),
                        tuple("1.62", Goal.Verdict.MET),
                        tuple("10.8", Goal.Verdict.MET));
    }
}

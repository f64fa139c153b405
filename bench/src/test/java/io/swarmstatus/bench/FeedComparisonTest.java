package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.SwarmChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedComparisonTest {

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");
    private static final SwarmChange DOWN = change(ChangeType.NODE_DOWN, "Node w1 is down");
    private static final SwarmChange READY = change(ChangeType.NODE_READY, "Node w1 is ready again");

    @Test
    void findsNothingWrongWithTheSameChanges() {
        assertThat(differences(List.of(DOWN, READY), List.of(DOWN, READY))).isEmpty();
    }

    @Test
    void tellsWhatIsMissing() {
        assertThat(differences(List.of(DOWN, READY), List.of(READY)))
                .containsExactly("missing 1 times: shop/2026-01-15T10:30:00Z/node_down/w1, Node w1 is down");
    }

    @Test
    void tellsWhatWasPublishedAgain() {
        assertThat(differences(List.of(DOWN), List.of(DOWN, DOWN, DOWN)))
                .containsExactly("published again 2 times: shop/2026-01-15T10:30:00Z/node_down/w1, Node w1 is down");
    }

    @Test
    void tellsWhatWasInvented() {
        assertThat(differences(List.of(), List.of(DOWN)))
                .containsExactly("invented 1 times: shop/2026-01-15T10:30:00Z/node_down/w1, Node w1 is down");
    }

    @Test
    void tellsAnotherOrder() {
        assertThat(differences(List.of(DOWN, READY), List.of(READY, DOWN)))
                .containsExactly("shop: the changes are right, and in another order");
    }

    private static List<String> differences(List<SwarmChange> expected, List<SwarmChange> found) {
        return new FeedComparison(Map.of("shop", expected), Map.of("shop", found)).differences();
    }

    private static SwarmChange change(ChangeType type, String summary) {
        var subject = ChangeSubject.node("w1", "w1");
        return new SwarmChange(1, "shop", "c1", 7, type, TIME, TIME.minusSeconds(10), subject, null, null, summary);
    }
}

package io.swarmstatus.producer;

import io.swarmstatus.contract.PerformanceMetrics.Call;
import java.util.List;

/** What came of asking whether the swarm has changed. */
sealed interface Seen permits Look, Seen.Unchanged {

    /**
     * Nothing did that would show.
     *
     * @param calls what it took to find out
     */
    record Unchanged(List<Call> calls) implements Seen {}
}

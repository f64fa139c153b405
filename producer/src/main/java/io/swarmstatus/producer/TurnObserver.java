package io.swarmstatus.producer;

import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import java.util.List;

/** Is told what becomes of each turn, on the thread of the loop. */
interface TurnObserver {

    /** Tells one after the other. */
    static TurnObserver of(TurnObserver first, TurnObserver second) {
        return new TurnObserver() {
            @Override
            public void decided(Duty duty) {
                first.decided(duty);
                second.decided(duty);
            }

            @Override
            public void looked(Snapshot snapshot) {
                first.looked(snapshot);
                second.looked(snapshot);
            }

            @Override
            public void sawNoChange(List<Call> calls) {
                first.sawNoChange(calls);
                second.sawNoChange(calls);
            }
        };
    }

    /** What part the producer plays from now on, most often the same as before. */
    void decided(Duty duty);

    /** What was seen, good or not, whether it is published or not. */
    void looked(Snapshot snapshot);

    /** A part of the swarm was asked for, by these calls, and nothing of it was new. */
    default void sawNoChange(List<Call> calls) {}
}

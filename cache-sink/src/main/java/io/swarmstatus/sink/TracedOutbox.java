package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;

/** An outbox that keeps in which trace each news came. */
record TracedOutbox(Outbox outbox, PendingTraces traces) implements Outbox {

    @Override
    public void offer(Snapshot snapshot) {
        traces.keep(snapshot);
        outbox.offer(snapshot);
    }

    @Override
    public void offerAgain(Snapshot snapshot) {
        outbox.offerAgain(snapshot);
    }

    @Override
    public void tellSilence(String swarm, Instant newest) {
        outbox.tellSilence(swarm, newest);
    }
}

package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;

/** An outbox that keeps what is news, and in which trace each came. */
record NewsOutbox(Outbox outbox, PendingNews news) implements Outbox {

    @Override
    public void offer(Snapshot snapshot) {
        news.keep(snapshot);
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

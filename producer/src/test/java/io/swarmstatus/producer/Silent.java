package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;

/** Is told and does nothing. */
enum Silent implements TurnObserver, PublishObserver {
    OBSERVER;

    @Override
    public void decided(Duty duty) {}

    @Override
    public void looked(Snapshot snapshot) {}

    @Override
    public void published(Snapshot snapshot, Duration latency) {}

    @Override
    public void publishFailed() {}

    @Override
    public void superseded() {}

    @Override
    public void waiting(int count) {}
}

package io.swarmstatus.simulator;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One listener's events that it has not taken yet, oldest first; of what comes while it is full, nothing is kept. */
final class EventSubscription implements AutoCloseable {

    private static final int CAPACITY = 1_000;

    private final BlockingQueue<SwarmEvent> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final EventFeed feed;

    EventSubscription(EventFeed feed) {
        this.feed = feed;
    }

    /** Takes it or, where the listener is too far behind, drops it: so does a real engine. */
    boolean offer(SwarmEvent event) {
        return waiting.offer(event);
    }

    /** The next event, waiting for it as long as it takes. */
    SwarmEvent take() throws InterruptedException {
        return waiting.take();
    }

    @Override
    public void close() {
        feed.unsubscribe(this);
    }
}

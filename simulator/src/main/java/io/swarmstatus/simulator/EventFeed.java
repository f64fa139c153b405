package io.swarmstatus.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands every event to all who listen at that moment. Nobody can hold it up: who is too slow misses events. */
final class EventFeed {

    private final Set<EventSubscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** Listens from now on; to be closed when done. */
    EventSubscription subscribe() {
        var subscription = new EventSubscription(this);
        subscriptions.add(subscription);
        return subscription;
    }

    void publish(SwarmEvent event) {
        subscriptions.forEach(subscription -> subscription.offer(event));
    }

    void unsubscribe(EventSubscription subscription) {
        subscriptions.remove(subscription);
    }

    int listeners() {
        return subscriptions.size();
    }
}

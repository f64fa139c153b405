package io.swarmstatus.producer;

import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that events are missed: a node or a service has changed, which the engine tells of, and yet nothing was told.
 * An event may arrive a moment after the change was seen.
 *
 * @param last the last good snapshot; null before the first
 * @param missingSince when a change was seen of which no event has come yet; null if there is none
 */
record EventGap(@Nullable Snapshot last, @Nullable Instant missingSince) {

    static final EventGap NONE = new EventGap(null, null);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * After a look.
     *
     * @param heardAnything whether any event has come since the look before
     */
    EventGap after(Snapshot found, boolean heardAnything, Instant now) {
        if (!found.swarmActive()) {
            return NONE;
        }
        if (heardAnything || last == null) {
            return new EventGap(found, null);
        }
        var isMissing = missingSince != null || differs(last, found);
        return new EventGap(found, isMissing ? (missingSince == null ? now : missingSince) : null);
    }

    /** After an event that told of nothing new. */
    EventGap heard() {
        return new EventGap(last, null);
    }

    /** Whether an event that was to come has not come for too long. */
    boolean isCertain(Instant now) {
        return missingSince != null && !now.isBefore(missingSince.plus(PATIENCE));
    }

    private static boolean differs(Snapshot one, Snapshot other) {
        return !nodes(one).equals(nodes(other)) || !services(one).equals(services(other));
    }

    private static List<StoredNode> nodes(Snapshot snapshot) {
        return snapshot.nodes().stream()
                .map(node -> new StoredNode(node.id(), node.availability(), node.state(), node.updatedAt()))
                .toList();
    }

    private static List<StoredService> services(Snapshot snapshot) {
        return snapshot.services().stream().map(EventGap::stored).toList();
    }

    /** How many tasks a service wants is part of it only where somebody has told the number. */
    private static StoredService stored(Service service) {
        var replicas = service.mode().equals("replicated") ? service.desired() : 0;
        return new StoredService(service.id(), service.name(), service.image(), replicas, service.updateState());
    }

    /** What of a node is in the swarm's store, and not worked out anew each time that it is listed. */
    private record StoredNode(
            String id,
            String availability,
            String state,
            @Nullable Instant updatedAt) {}

    /** What of a service is in the swarm's store, and not counted from its tasks. */
    private record StoredService(
            String id,
            String name,
            @Nullable String image,
            long replicas,
            @Nullable String updateState) {}
}

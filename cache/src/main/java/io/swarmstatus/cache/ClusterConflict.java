package io.swarmstatus.cache;

import java.time.Instant;

/**
 * Two clusters publish under one name: one was seen before and after the other. A single change from one to another is
 * none: that is a swarm that was created anew.
 *
 * @param clusterId the one that was seen last
 * @param otherClusterId the other
 * @param since {@code collected_at} of the first snapshot that came when both had published
 * @param lastSeen {@code collected_at} of the newest snapshot of the other; the conflict is over one backup TTL later
 */
public record ClusterConflict(String clusterId, String otherClusterId, Instant since, Instant lastSeen) {}

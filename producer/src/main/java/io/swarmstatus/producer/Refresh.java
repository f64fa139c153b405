package io.swarmstatus.producer;

import java.time.Duration;

/**
 * How often a swarm is looked at.
 *
 * @param interval a snapshot is published at least this often
 * @param poll the shortest time between two looks at a swarm that is at rest
 */
record Refresh(Duration interval, Duration poll) {}

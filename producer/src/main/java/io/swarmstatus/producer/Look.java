package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;

/**
 * What one look at the swarm found.
 *
 * @param snapshot the swarm's figures, or why there are none
 * @param standing what the engine said of its node's part meanwhile
 * @param isMoving whether tasks or nodes are on their way to another state by themselves, so that more is about to change
 * @param isWhole whether all of it was read now
 * @param isBasis whether a later look at a part can be completed from it
 */
record Look(Snapshot snapshot, Standing standing, boolean isMoving, boolean isWhole, boolean isBasis) implements Seen {}

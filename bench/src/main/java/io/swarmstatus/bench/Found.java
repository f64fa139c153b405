package io.swarmstatus.bench;

import io.swarmstatus.contract.Snapshot;

/** What one reading of the swarm came to. */
sealed interface Found {

    /** Nothing was looked at; so many bytes came in. */
    record Bytes(long count) implements Found {}

    /** Objects of a model. */
    record Objects(int nodes, int services, int tasks) implements Found {}

    /** The swarm's figures. */
    record Figures(Snapshot snapshot) implements Found {}
}

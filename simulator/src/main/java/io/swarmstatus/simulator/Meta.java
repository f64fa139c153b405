package io.swarmstatus.simulator;

import java.time.Instant;

/**
 * What the raft log knows of an object.
 *
 * @param createdVersion raft index at which it was created; puts the objects of a swarm in order of age
 * @param version raft index of its last change ({@code Version.Index})
 * @param createdAt when it was created
 * @param updatedAt when it last changed
 */
record Meta(long createdVersion, long version, Instant createdAt, Instant updatedAt) {

    /** Of an object that is created at this index. */
    static Meta created(long version, Instant at) {
        return new Meta(version, version, at, at);
    }

    /** The same object, changed at this index. */
    Meta changed(long version, Instant at) {
        return new Meta(createdVersion, version, createdAt, at);
    }
}

package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every part of the contract needs of the cache that it examines. */
interface CacheUnderTest {

    /** An empty cache with the usual TTLs. */
    SwarmCache cache();

    /** Another cache over the same store, with these TTLs. */
    SwarmCache open(CacheTtls ttls);

    /** The store's time, to the millisecond. */
    Instant now();

    /** Deletes the keys of a swarm, as a person does. */
    void delete(String swarm);

    /** Returns once the store's time has gone on by this much. */
    void pass(Duration time);

    /** What the cache tells of the swarm "default". */
    default CachedSwarm cached() {
        return cache().read(SwarmName.DEFAULT);
    }

    default @Nullable Snapshot primary() {
        return Snapshots.in(cached().primary());
    }

    default @Nullable Snapshot backup() {
        return Snapshots.in(cached().backup());
    }
}

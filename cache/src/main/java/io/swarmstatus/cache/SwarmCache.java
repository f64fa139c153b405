package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.util.function.Consumer;

/**
 * The newest snapshot of each swarm, in two tiers that expire at a fixed time after its collection.
 *
 * <p>Newer wins: whatever the order in which snapshots arrive, and however often, what is kept is the good one with the
 * latest {@code collected_at}; a failure is kept only where no good one is left. All methods may be called by many
 * threads at once.
 */
public interface SwarmCache extends AutoCloseable {

    /**
     * Offers a snapshot; what became of it is the result.
     *
     * @throws CacheUnavailableException if the store did not take it in time; offering it again does no harm
     * @throws IllegalArgumentException if it is larger than Redis can hold, which is 512 MB
     */
    WriteOutcome write(Snapshot snapshot);

    /**
     * What is cached of this swarm now.
     *
     * @throws CacheUnavailableException if the store did not answer in time
     */
    CachedSwarm read(String swarm);

    /**
     * The same, told without sending again what the caller has already: the JSON of {@code known} is kept where the
     * store holds the same still.
     *
     * @throws CacheUnavailableException if the store did not answer in time
     */
    CachedSwarm read(String swarm, CachedSwarm known);

    /**
     * Calls back with a swarm's name soon after it was written, until the subscription is closed. A hint only: a
     * callback may come twice or, while the store is away, not at all.
     */
    Subscription subscribe(Consumer<String> onWrite);

    @Override
    void close();

    /** Ends the callbacks. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

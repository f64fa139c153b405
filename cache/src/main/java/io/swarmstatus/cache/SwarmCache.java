package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * Offers many, in their order and without waiting for one answer before the next is sent.
     *
     * @return what became of the first of them, of one at least: the others were not offered, or got no answer
     */
    default List<WriteResult> writeAll(List<Snapshot> snapshots) {
        var results = new ArrayList<WriteResult>();
        for (var snapshot : snapshots) {
            try {
                results.add(new WriteResult.Decided(write(snapshot)));
            } catch (CacheUnavailableException e) {
                results.add(new WriteResult.Unavailable(e));
                return results;
            } catch (RuntimeException e) {
                results.add(new WriteResult.Unbearable(e));
            }
        }
        return results;
    }

    /**
     * Tells that nobody publishes snapshots of this swarm any more: {@link RefreshStatus#silentSince} says so until one
     * arrives that is newer. Both tiers stay as they are, and expire when they would.
     *
     * @param newest {@code collected_at} of the newest snapshot that was heard
     * @return whether the cache tells something else now: not where this is known already, where the cache knows a newer
     *     snapshot, where the newest is older than a refresh status is kept, or where somebody deleted the swarm's keys,
     *     which then is forgotten until a snapshot is written
     * @throws CacheUnavailableException if the store did not take it in time; telling it again does no harm
     */
    boolean tellSilence(String swarm, Instant newest);

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
     * The same of many swarms, for little more than the price of one. Each is read at one moment, but not all at the same.
     *
     * @param known what is known of each swarm that is to be read, {@link CachedSwarm#NOTHING} perhaps
     * @return what is cached of each of them
     * @throws CacheUnavailableException if the store did not answer in time
     */
    default Map<String, CachedSwarm> read(Map<String, CachedSwarm> known) {
        var read = new HashMap<String, CachedSwarm>();
        known.forEach((swarm, before) -> read.put(swarm, read(swarm, before)));
        return read;
    }

    /**
     * All swarms that the cache knows, each with when it last changed, by the store's clock. A swarm is forgotten with its
     * refresh status: seven days after its last change.
     *
     * @throws CacheUnavailableException if the store did not answer in time
     */
    default Map<String, Instant> swarms() {
        return changedAfter(Instant.EPOCH);
    }

    /**
     * Those of the swarms that have changed after this moment: one call tells who follows the cache what there is to read.
     * The moment is to be the latest that a call has told before. Each change has a later moment than those before it, even
     * where the store's clock is set back; and where the moment is later than any change that the store knows, since it was
     * emptied, all swarms are told. What expires or is deleted is no change.
     *
     * @throws CacheUnavailableException if the store did not answer in time
     */
    Map<String, Instant> changedAfter(Instant moment);

    /**
     * Calls back with a swarm's name soon after it has changed, until the subscription is closed. A hint only: a callback
     * may come twice or, while the store is away, not at all.
     */
    Subscription subscribe(Consumer<String> onChange);

    @Override
    void close();

    /** Ends the callbacks. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

package io.swarmstatus.cache;

/**
 * What the cache holds of one swarm.
 *
 * @param primary the tier to serve first
 * @param backup the tier to serve once the primary is gone
 * @param refresh how the swarm's refreshes went
 */
public record CachedSwarm(Tier primary, Tier backup, RefreshStatus refresh) {

    /** Nothing is known of the swarm. */
    public static final CachedSwarm NOTHING = new CachedSwarm(Tier.ABSENT, Tier.ABSENT, RefreshStatus.NONE);
}

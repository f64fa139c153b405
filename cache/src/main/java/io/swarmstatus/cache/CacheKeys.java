package io.swarmstatus.cache;

import io.swarmstatus.contract.SwarmName;

/**
 * The names of one swarm's keys. The swarm named {@value SwarmName#DEFAULT} has the names of the system that this one
 * succeeds; another's carry its name in braces, so that a Redis Cluster keeps them together.
 */
public record CacheKeys(String primary, String backup, String refresh) {

    /** The channel on which a swarm's name is published after each write. */
    public static final String UPDATES_CHANNEL = "docker_swarm_status_updates";

    /** The sorted set of all swarms, by when they last changed. */
    public static final String SWARMS = "docker_swarm_status_swarms";

    private static final String PRIMARY = "docker_swarm_status";

    /** The keys of the swarm with this name. */
    public static CacheKeys of(String swarm) {
        var suffix = SwarmName.requireValid(swarm).equals(SwarmName.DEFAULT) ? "" : ":{" + swarm + "}";
        return new CacheKeys(PRIMARY + suffix, PRIMARY + "_backup" + suffix, PRIMARY + "_refresh" + suffix);
    }
}

/**
 * The two-tier cache that the sink writes and the api reads: a primary and a backup key for each swarm, and a hash that
 * tells how its refreshes went. The only place with a Redis client.
 */
@NullMarked
package io.swarmstatus.cache;

import org.jspecify.annotations.NullMarked;

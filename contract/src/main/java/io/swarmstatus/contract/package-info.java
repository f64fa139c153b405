/**
 * What the parts of swarm-status agree on, and nothing else: the snapshot, its JSON, the names of topics and headers.
 *
 * <p>Nothing here reaches a network: any service may depend on it without inheriting a client of anything.
 */
@NullMarked
package io.swarmstatus.contract;

import org.jspecify.annotations.NullMarked;

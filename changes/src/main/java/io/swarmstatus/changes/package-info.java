/**
 * What has changed from one snapshot of a swarm to the next. Pure functions: the sink's change feed and whoever reads the
 * snapshots again come to the same.
 */
@NullMarked
package io.swarmstatus.changes;

import org.jspecify.annotations.NullMarked;

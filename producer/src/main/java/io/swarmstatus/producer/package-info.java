/** Reads one Docker engine and publishes snapshots of its swarm; the only part of the system that can reach an engine. */
@NullMarked
package io.swarmstatus.producer;

import org.jspecify.annotations.NullMarked;

/**
 * Carries the newest snapshot of each swarm from the topic into the cache, and sends what is no snapshot to the
 * dead-letter topic.
 */
@NullMarked
package io.swarmstatus.sink;

import org.jspecify.annotations.NullMarked;

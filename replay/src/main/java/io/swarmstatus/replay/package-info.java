/** The command line that reads what was on the snapshot topic: the swarm at an instant, its history, what changed. */
@NullMarked
package io.swarmstatus.replay;

import org.jspecify.annotations.NullMarked;

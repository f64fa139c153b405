/** All of swarm-status on one machine, started by one command: real parts, each as it would run alone. */
@NullMarked
package io.swarmstatus.standalone;

import org.jspecify.annotations.NullMarked;

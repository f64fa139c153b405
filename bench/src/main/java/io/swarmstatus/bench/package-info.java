/** What a collection costs in time and memory, measured beside docker-java's own model on the same answers. */
@NullMarked
package io.swarmstatus.bench;

import org.jspecify.annotations.NullMarked;

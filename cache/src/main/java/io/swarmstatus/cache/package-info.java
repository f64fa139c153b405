@NullMarked
package io.swarmstatus.cache;

import org.jspecify.annotations.NullMarked;

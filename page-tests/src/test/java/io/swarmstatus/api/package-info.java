/** Looks at the page with a browser. */
@NullMarked
package io.swarmstatus.api;

import org.jspecify.annotations.NullMarked;

/**
 * What the mains of all services have in common: settings, health endpoints, one way to start and to stop. Knows nothing
 * of swarms.
 */
@NullMarked
package io.swarmstatus.service;

import org.jspecify.annotations.NullMarked;

package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;

/**
 * What answers the requests about one swarm.
 *
 * @param status its status
 * @param cache the state of its cache
 * @param stream its status, again and again
 */
record SwarmEndpoints(Handler status, Handler cache, Handler stream) {}

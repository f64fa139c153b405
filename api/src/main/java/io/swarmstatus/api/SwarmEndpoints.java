package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;

/**
 * What answers the requests about one swarm.
 *
 * @param status its status
 * @param cache the state of its cache
 * @param fit where a task would fit in it
 * @param stream its status, again and again
 * @param history its snapshots of a time
 * @param changes what has changed in a time
 * @param changeStream what changes, as it does
 */
record SwarmEndpoints(
        Handler status,
        Handler cache,
        Handler fit,
        Handler stream,
        Handler history,
        Handler changes,
        Handler changeStream) {}

package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;

/**
 * What answers the requests.
 *
 * @param status a swarm's status, of the api's own swarm where the path names none
 * @param cache the state of its cache, likewise
 * @param origins the web sites whose scripts may read the answers
 */
record Endpoints(Handler status, Handler cache, AllowedOrigins origins) {}

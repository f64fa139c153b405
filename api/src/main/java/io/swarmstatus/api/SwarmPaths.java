package io.swarmstatus.api;

import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/** Which swarm's past a request is about; it may be one of which nothing else is known any more. */
record SwarmPaths(Function<ServerRequest, String> name, boolean named) {

    /** The api's own swarm. */
    static SwarmPaths own(String swarm) {
        return new SwarmPaths(_ -> swarm, false);
    }

    /** The one that the path names. */
    static SwarmPaths ofName() {
        return new SwarmPaths(SwarmChoice::nameIn, true);
    }

    String swarm(ServerRequest request) {
        return name.apply(request);
    }

    /** The path of its status. */
    String path(String swarm) {
        return named ? ApiRouting.STATUS + "/swarms/" + swarm : ApiRouting.STATUS + "/swarm";
    }
}

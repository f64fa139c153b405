package io.swarmstatus.api;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.swarmstatus.contract.SwarmName;

/** Which swarm a request is about. */
@FunctionalInterface
interface SwarmChoice {

    /** The parameter of a path that names a swarm. */
    String NAME = "name";

    /**
     * The swarm that this request asks for.
     *
     * @throws HttpException where there is none
     */
    ServedSwarm of(ServerRequest request);

    /** The one that its path names. */
    static SwarmChoice among(ServedSwarms swarms) {
        return request -> {
            var name = nameIn(request);
            return swarms.find(name).orElseThrow(() -> absent(name, swarms.areKnown()));
        };
    }

    private static HttpException absent(String name, boolean known) {
        return known
                ? new HttpException("No swarm \"" + name + "\" is known here", Status.NOT_FOUND_404, true)
                : TopicReaders.unavailable(
                        "The cache could not be asked yet which swarms there are", new IllegalStateException(name));
    }

    /**
     * The name in a request's path, whether or not there is such a swarm.
     *
     * @throws HttpException where it cannot be one's name
     */
    static String nameIn(ServerRequest request) {
        try {
            return SwarmName.requireValid(request.path().pathParameters().get(NAME));
        } catch (IllegalArgumentException e) {
            throw new HttpException(String.valueOf(e.getMessage()), Status.BAD_REQUEST_400, e, true);
        }
    }
}

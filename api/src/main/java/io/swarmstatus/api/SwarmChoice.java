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
            var name = requireName(request.path().pathParameters().get(NAME));
            return swarms.find(name)
                    .orElseThrow(() ->
                            new HttpException("No swarm \"" + name + "\" is known here", Status.NOT_FOUND_404, true));
        };
    }

    private static String requireName(String text) {
        try {
            return SwarmName.requireValid(text);
        } catch (IllegalArgumentException e) {
            throw new HttpException(String.valueOf(e.getMessage()), Status.BAD_REQUEST_400, e, true);
        }
    }
}

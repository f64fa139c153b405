package io.swarmstatus.api;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Limits how often each address asks, where that is all that is known of a client. Health may be asked for
 * at any time, and the files of the page, which come all at once. */
record Throttle(ClientLimits limits) implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var path = request.path().path();
        if (!AccessRules.isHealth(path) && !AccessRules.isOfPage(path)) {
            limits.admit(ClientAddress.of(request));
        }
        chain.proceed();
    }
}

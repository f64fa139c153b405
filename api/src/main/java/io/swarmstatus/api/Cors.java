package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Lets scripts of other web sites read the answers (Fetch, CORS protocol). One of a site that is not allowed gets the answer
 * without the permission, and the browser keeps it from the script.
 *
 * <p>Helidon's own CORS support is not used: it leaves {@code Vary: Origin} out, without which a cache in between gives one
 * site's permission to another, and refuses with an empty 403 what is only to be kept from scripts.
 */
record Cors(AllowedOrigins origins) implements Filter {

    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
    private static final Header EXPOSED =
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Age, Cache-Status, ETag");
    private static final Header METHODS =
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
    private static final Header HEADERS =
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, If-None-Match");
    private static final Header MAX_AGE = HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header(VARY);
        var headers = request.headers();
        if (headers.contains(HeaderNames.ORIGIN)
                && origins.allow(headers.get(HeaderNames.ORIGIN).values())) {
            response.header(
                    HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
                    headers.get(HeaderNames.ORIGIN).values());
            if (headers.contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)) {
                response.header(METHODS).header(HEADERS).header(MAX_AGE);
            } else {
                response.header(EXPOSED);
            }
        }
        chain.proceed();
    }
}

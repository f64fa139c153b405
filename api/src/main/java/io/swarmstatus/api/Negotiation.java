package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Sends a body in the encoding that the client takes, or says that it has it already.
 *
 * @param vary which of a request's headers an answer depends on
 */
record Negotiation(Header vary) {

    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    /** @param origins whether answers depend on who asks, too */
    static Negotiation with(AllowedOrigins origins) {
        var vary = origins.isEmpty() ? "Accept-Encoding" : "Origin, Accept-Encoding";
        return new Negotiation(HeaderValues.createCached(HeaderNames.VARY, vary));
    }

    /** The same for answers that depend on this header of the request, too. */
    Negotiation dependingOn(HeaderName header) {
        return new Negotiation(HeaderValues.createCached(HeaderNames.VARY, vary.get() + ", " + header.defaultCase()));
    }

    /** Sends JSON. */
    void send(ServerRequest request, ServerResponse response, Body body) {
        send(request, response, body, HeaderValues.CONTENT_TYPE_JSON);
    }

    void send(ServerRequest request, ServerResponse response, Body body, Header contentType) {
        var compressed = takesGzip(request);
        var representation = compressed ? body.gzip() : body.plain();
        response.header(vary).header(representation.entityTagHeader());
        if (isKnown(request, representation)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header(contentType);
        if (compressed) {
            response.header(GZIP);
        }
        Entity.send(request, response, representation);
    }

    private static boolean takesGzip(ServerRequest request) {
        var headers = request.headers();
        return headers.contains(HeaderNames.ACCEPT_ENCODING)
                && AcceptEncoding.takesGzip(whole(headers.get(HeaderNames.ACCEPT_ENCODING)));
    }

    private static boolean isKnown(ServerRequest request, Representation representation) {
        var headers = request.headers();
        return headers.contains(HeaderNames.IF_NONE_MATCH)
                && representation.isNamedBy(whole(headers.get(HeaderNames.IF_NONE_MATCH)));
    }

    /** All that a field says, however many lines it has. Nearly all have one, and to join that would cost a copy. */
    private static String whole(Header field) {
        return field.valueCount() == 1 ? field.get() : field.values();
    }
}

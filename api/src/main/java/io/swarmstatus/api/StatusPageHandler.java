package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /} and what that page is made of. It holds no data: its scripts ask for that as any other client does. */
final class StatusPageHandler {

    static final String INDEX = "/";
    static final String FILE = StatusPage.FILES + "/{version}/{file}";

    /** Its own scripts, styles and requests, and nothing else from anywhere. */
    private static final Header OWN_ALONE = HeaderValues.createCached(
            HeaderNames.create("Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri"
                    + " 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");

    /** Asked for each time, so that a new release shows with the next visit. */
    private static final Header ASK_AGAIN = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");

    private static final Header FOR_EVER =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");

    private final StatusPage page;
    private final Negotiation negotiation;

    StatusPageHandler(StatusPage page, Negotiation negotiation) {
        this.page = page;
        this.negotiation = negotiation;
    }

    void index(ServerRequest request, ServerResponse response) {
        response.header(OWN_ALONE).header(ASK_AGAIN);
        negotiation.send(request, response, page.index().body(), page.index().contentType());
    }

    void file(ServerRequest request, ServerResponse response) {
        var parameters = request.path().pathParameters();
        var file = page.file(parameters.get("version"), parameters.get("file"))
                .orElseThrow(() -> new HttpException("No such file of the page", Status.NOT_FOUND_404, true));
        response.header(FOR_EVER);
        negotiation.send(request, response, file.body(), file.contentType());
    }
}

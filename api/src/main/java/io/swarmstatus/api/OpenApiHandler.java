package io.swarmstatus.api;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * {@code GET /openapi}: what can be asked here and what it gets, as {@code docs/contract/openapi.yaml} has it; as JSON for
 * clients that prefer that.
 */
final class OpenApiHandler implements Handler {

    static final String PATH = "/openapi";

    private static final String RESOURCE = "openapi.yaml";
    private static final Header YAML_TYPE =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, MediaTypes.APPLICATION_YAML_VALUE);

    /** It changes with a release alone. */
    private static final Header REUSE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "max-age=300");

    private final Body yaml;
    private final Body json;
    private final Negotiation negotiation;

    private OpenApiHandler(Body yaml, Body json, Negotiation negotiation) {
        this.yaml = yaml;
        this.json = json;
        this.negotiation = negotiation;
    }

    static OpenApiHandler with(AllowedOrigins origins) {
        var document = document();
        var negotiation = Negotiation.with(origins).dependingOn(HeaderNames.ACCEPT);
        return new OpenApiHandler(Body.of(document), Body.of(() -> json(document)), negotiation);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.header(REUSE);
        if (prefersJson(request)) {
            negotiation.send(request, response, json);
        } else {
            negotiation.send(request, response, yaml, YAML_TYPE);
        }
    }

    private static boolean prefersJson(ServerRequest request) {
        return request.headers().contains(HeaderNames.ACCEPT)
                && Accept.prefersJson(request.headers().get(HeaderNames.ACCEPT).allValues());
    }

    private static byte[] document() {
        try (var file = Objects.requireNonNull(OpenApiHandler.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    private static byte[] json(byte[] yaml) {
        try {
            return ApiJson.encode(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is no YAML", e);
        }
    }
}

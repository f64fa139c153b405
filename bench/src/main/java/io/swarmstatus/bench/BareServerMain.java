package io.swarmstatus.bench;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Helidon alone, set up as the api sets it up, with handlers that send constant bytes: {@code PORT DIRECTORY}. What the api can come
 * to at best.
 */
final class BareServerMain {

    /** Added to a path: the answer with no header that it need not have. */
    static final String LEAST = "/least";

    private BareServerMain() {}

    public static void main(String[] args) throws IOException {
        var directory = Path.of(args[1]);
        var plain = RecordedAnswer.read(directory, Ask.PLAIN);
        var gzip = RecordedAnswer.read(directory, Ask.GZIP);
        var known = RecordedAnswer.read(directory, Ask.NOT_MODIFIED);
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .useNio(false)
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).buildPrototype())
                .featuresDiscoverServices(false)
                .routing(routing -> route(routing, plain, gzip, known))
                .build()
                .start();
    }

    private static void route(
            HttpRouting.Builder routing, RecordedAnswer plain, RecordedAnswer gzip, RecordedAnswer known) {
        var json = HeaderValues.CONTENT_TYPE_JSON;
        var encoding = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
        routing.get(path(Ask.PLAIN), sending(plain.headers(), plain.body()))
                .get(path(Ask.GZIP), sending(gzip.headers(), gzip.body()))
                .get(path(Ask.NOT_MODIFIED), notModified(known.headers()))
                .get(path(Ask.PLAIN) + LEAST, sending(List.of(json), plain.body()))
                .get(path(Ask.GZIP) + LEAST, sending(List.of(json, encoding), gzip.body()))
                .get(path(Ask.NOT_MODIFIED) + LEAST, notModified(List.of()));
    }

    /** Where it answers like that. It looks at no header of a request. */
    static String path(Ask ask) {
        return switch (ask) {
            case PLAIN -> Question.STATUS;
            case GZIP -> "/api/v1/status/small";
            case NOT_MODIFIED -> "/api/v1/status/known";
        };
    }

    private static Handler sending(List<Header> headers, byte[] body) {
        return (_, response) -> {
            headers.forEach(response::header);
            response.send(body);
        };
    }

    private static Handler notModified(List<Header> headers) {
        return (_, response) -> {
            headers.forEach(response::header);
            response.status(Status.NOT_MODIFIED_304).send();
        };
    }
}

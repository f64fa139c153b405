package io.swarmstatus.bench;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Helidon alone, set up as the api sets it up, with handlers that send constant bytes: {@code PORT PLAIN-FILE GZIP-FILE}. What the
 * api can come to at best.
 */
final class BareServerMain {

    static final String GZIP = "/gzip";
    static final String KNOWN = "/known";

    private BareServerMain() {}

    public static void main(String[] args) throws IOException {
        var plain = Files.readAllBytes(Path.of(args[1]));
        var gzip = Files.readAllBytes(Path.of(args[2]));
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .useNio(false)
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).buildPrototype())
                .featuresDiscoverServices(false)
                .routing(routing -> route(routing, plain, gzip))
                .build()
                .start();
    }

    private static void route(HttpRouting.Builder routing, byte[] plain, byte[] gzip) {
        var encoding = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
        routing.get(
                        Question.STATUS,
                        (_, response) ->
                                response.header(HeaderValues.CONTENT_TYPE_JSON).send(plain))
                .get(
                        GZIP,
                        (_, response) -> response.header(HeaderValues.CONTENT_TYPE_JSON)
                                .header(encoding)
                                .send(gzip))
                .get(
                        KNOWN,
                        (_, response) ->
                                response.status(Status.NOT_MODIFIED_304).send());
    }
}

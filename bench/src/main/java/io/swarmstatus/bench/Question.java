package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * A request that is made again and again.
 *
 * @param headers as lines, without {@code Host}
 */
record Question(String path, List<String> headers) {

    /** Where the status of the api's own swarm is. */
    static final String STATUS = "/api/v1/status/swarm";

    private static final String TAKES_GZIP = "Accept-Encoding: gzip";

    Question {
        headers = List.copyOf(headers);
    }

    static Question plain(String path) {
        return new Question(path, List.of());
    }

    /** For the compressed answer. */
    static Question gzip(String path) {
        return new Question(path, List.of(TAKES_GZIP));
    }

    /** Of a client that has the answer with this tag already. */
    static Question known(String path, String entityTag) {
        return new Question(path, List.of("If-None-Match: " + entityTag));
    }

    /** As it goes over the wire. */
    byte[] bytes() {
        var text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}

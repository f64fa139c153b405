package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** An answer, with what it comes to on the wire. */
final class HttpAnswer {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_HEAD = 16 * 1024;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int size;

    HttpAnswer(int status, Map<String, String> headers, byte[] body, int size) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.size = size;
    }

    /** Asks once, on a connection of its own. */
    static HttpAnswer to(Question question, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
            socket.getOutputStream().write(question.bytes());
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static HttpAnswer read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("no answer of HTTP");
            }
            head.append((char) next);
        }
        var lines = head.toString().split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        var status = Integer.parseInt(lines[0].substring(9, 12));
        var body = new byte[0];
        if (status != NOT_MODIFIED) {
            body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "")));
        }
        return new HttpAnswer(
                status, Map.copyOf(headers), body, head.toString().getBytes(ISO_8859_1).length + body.length);
    }

    int status() {
        return status;
    }

    /** By their names in lower case. */
    Map<String, String> headers() {
        return headers;
    }

    /** As it came, not a copy. */
    byte[] body() {
        return body;
    }

    /** Of head and body, in bytes. */
    int size() {
        return size;
    }

    /** Its {@code ETag}, with the quotation marks. */
    String entityTag() {
        return Objects.requireNonNull(headers.get("etag"), "an answer without a tag");
    }
}

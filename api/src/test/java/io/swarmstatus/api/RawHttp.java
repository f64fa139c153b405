package io.swarmstatus.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says to a server what no HTTP client would. */
final class RawHttp {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String STREAM = "Content-Type: text/event-stream";

    private RawHttp() {}

    /** All that the server says until it closes the connection, which it has to do; of a stream, up to its first data. */
    static String send(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var said = new ByteArrayOutputStream();
            var buffer = new byte[1 << 16];
            var in = socket.getInputStream();
            int read;
            do {
                read = in.read(buffer);
                said.write(buffer, 0, Math.max(0, read));
            } while (read >= 0 && !streams(said));
            return said.toString(StandardCharsets.UTF_8);
        }
    }

    private static boolean streams(ByteArrayOutputStream said) {
        var text = said.toString(StandardCharsets.UTF_8);
        return text.contains(STREAM) && text.contains("\ndata: ");
    }
}

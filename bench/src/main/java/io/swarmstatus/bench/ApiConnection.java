package io.swarmstatus.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection to an api, for one request after the other. Made by hand because nothing must be tried again behind one's back,
 * as clients do it.
 */
final class ApiConnection implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final String LENGTH = "content-length:";
    private static final byte[] REQUEST =
            "GET /api/v1/status/swarm HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;

    private ApiConnection(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static ApiConnection open(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ANSWER_LIMIT.toMillis());
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT_LIMIT.toMillis());
            return new ApiConnection(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Asks for the status. After an exception the connection is of no use. */
    ServedAnswer ask() throws IOException {
        socket.getOutputStream().write(REQUEST);
        var status = status(line());
        var length = -1;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer of unknown length");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("an answer was cut off");
        }
        return ServedAnswer.of(status, body);
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
            throw new IOException("no HTTP: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new IOException(next < 0 ? "the connection ended" : "a line without end");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("a connection does not close: " + e.getMessage());
        }
    }
}

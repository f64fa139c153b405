package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Whether a server works again: it is asked the least that it can be asked, on a new connection.
 *
 * @param question its bytes as characters
 * @param answer how what it says has to begin
 */
record ReadyProbe(int port, String question, String answer) {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final short API_VERSIONS = 18;
    private static final int ANY_NUMBER = 0x53575354;

    /** A service's health endpoint answers 200. */
    static ReadyProbe health(int port, String path) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        return new ReadyProbe(port, request, "HTTP/1.1 200 ");
    }

    /** Redis has loaded what it has and takes commands. */
    static ReadyProbe redis(int port) {
        return new ReadyProbe(port, "PING\r\n", "+PONG");
    }

    /** A broker tells which requests it knows ({@code ApiVersions} v0): it does once it has started. */
    static ReadyProbe kafka(int port) {
        var request = ByteBuffer.allocate(14)
                .putInt(10)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(ANY_NUMBER)
                .putShort((short) -1);
        return new ReadyProbe(
                port, new String(request.array(), ISO_8859_1), "\0\0"); // its length, which is below 64 KiB
    }

    /** Takes half a second at most. */
    boolean isAnswered() {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
            socket.getOutputStream().write(question.getBytes(ISO_8859_1));
            var begin = socket.getInputStream().readNBytes(answer.length());
            return new String(begin, ISO_8859_1).equals(answer);
        } catch (IOException e) {
            return false; // it is asked again
        }
    }
}

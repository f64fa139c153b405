package io.swarmstatus.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Sends back each byte that comes, on one connection, in a process of its own. It tells its port on one line, and ends when its
 * standard input does, which is when whoever started it ends.
 */
final class EchoMain {

    private EchoMain() {}

    public static void main(String[] args) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> echo(server));
            System.out.println(server.getLocalPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void echo(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.setTcpNoDelay(true);
            for (var next = connection.getInputStream().read();
                    next >= 0;
                    next = connection.getInputStream().read()) {
                connection.getOutputStream().write(next);
            }
        } catch (IOException e) {
            System.err.println("the echo ends: " + e.getMessage());
        }
    }
}

package io.swarmstatus.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of this machine behind which a server appears once this is started. */
final class Forwarder implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService threads;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private Forwarder(ServerSocket door, ExecutorService threads) {
        this.door = door;
        this.threads = threads;
    }

    static Forwarder start(int port, String targetHost, int targetPort) throws IOException {
        return start(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), targetHost, targetPort);
    }

    /** Behind a door that may speak TLS: what comes in there is handed on in the clear. */
    static Forwarder start(ServerSocket door, String targetHost, int targetPort) {
        var forwarder = new Forwarder(door, Executors.newVirtualThreadPerTaskExecutor());
        forwarder.threads.execute(() -> forwarder.accept(targetHost, targetPort));
        return forwarder;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept(String targetHost, int targetPort) {
        try {
            while (true) {
                var client = door.accept();
                var target = new Socket(targetHost, targetPort);
                sockets.add(client);
                sockets.add(target);
                threads.execute(() -> pump(client, target));
                threads.execute(() -> pump(target, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of the two hung up, and so does the other
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
        threads.close();
    }
}

package io.swarmstatus.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket behind which an engine does what a test tells it, byte by byte; each connection is served by its own thread. */
final class RawEngine implements AutoCloseable {

    private final URI uri;
    private final ServerSocketChannel server;
    private final ExecutorService threads;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Conversation conversation;

    /** What the engine does on a connection, after the client's request has come in. */
    interface Conversation {
        void hold(SocketChannel client) throws IOException, InterruptedException;
    }

    private RawEngine(URI uri, ServerSocketChannel server, ExecutorService threads, Conversation conversation) {
        this.uri = uri;
        this.server = server;
        this.threads = threads;
        this.conversation = conversation;
    }

    static RawEngine onUnixSocket(Path socket, Conversation conversation) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return start(URI.create("unix://" + socket), server, conversation);
    }

    static RawEngine onTcp(Conversation conversation) throws IOException {
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return start(URI.create("tcp://127.0.0.1:" + server.socket().getLocalPort()), server, conversation);
    }

    private static RawEngine start(URI uri, ServerSocketChannel server, Conversation conversation) {
        var engine = new RawEngine(uri, server, Executors.newVirtualThreadPerTaskExecutor(), conversation);
        engine.threads.execute(engine::accept);
        return engine;
    }

    URI uri() {
        return uri;
    }

    /** From the next connection on. */
    void goOnWith(Conversation other) {
        conversation = other;
    }

    /** How many connections there were. */
    int accepted() {
        return accepted.get();
    }

    /** How many connections the client has not closed yet. */
    int open() {
        return open.get();
    }

    /** Says nothing until the client hangs up. */
    static void silence(SocketChannel client) throws IOException {
        var buffer = ByteBuffer.allocate(1024);
        while (client.read(buffer.clear()) >= 0) {
            // whatever it says
        }
    }

    static void send(SocketChannel client, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                accepted.incrementAndGet();
                open.incrementAndGet();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed, and with it the loop
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            client.read(ByteBuffer.allocate(4096));
            conversation.hold(client);
        } catch (IOException e) {
            // the client hung up in the middle of it, as it may
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
        threads.close();
    }
}

package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** One connection to a server, which never blocks; for one request after the other. */
final class PacedConnection implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final String OK = "HTTP/1.1 200 ";
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private int size;
    private long intended;

    private PacedConnection(SocketChannel channel, byte[] request) {
        this.channel = channel;
        this.request = ByteBuffer.wrap(request);
    }

    /** Connects, and has the selector look at what comes. */
    static PacedConnection open(int port, Question question, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
        var connection = new PacedConnection(channel, question.bytes());
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param due when it was to be asked */
    void ask(long due) throws IOException {
        intended = due;
        size = 0;
        answer.clear();
        if (channel.write(request.rewind()) < request.limit()) {
            throw new IOException("a request does not fit into the connection's buffer");
        }
    }

    /** When the request was to be made that is under way. */
    long intended() {
        return intended;
    }

    /**
     * Takes what has come.
     *
     * @return whether that is all
     * @throws IOException if it is not 200
     */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the connection ended");
        }
        if (size == 0) {
            size = sizeOf(new String(answer.array(), 0, Math.min(answer.position(), 2048), ISO_8859_1));
        }
        return size > 0 && answer.position() >= size;
    }

    /** Of head and body; 0 as long as the head is not there as a whole. */
    private static int sizeOf(String begin) throws IOException {
        var end = begin.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        var head = begin.substring(0, end + 2).toLowerCase(Locale.ROOT);
        var length = head.indexOf(LENGTH);
        if (!begin.startsWith(OK) || length < 0) {
            throw new IOException("not the answer that was wanted: " + head);
        }
        var value = head.substring(length + LENGTH.length(), head.indexOf('\r', length + 2));
        return end + 4 + Integer.parseInt(value.strip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

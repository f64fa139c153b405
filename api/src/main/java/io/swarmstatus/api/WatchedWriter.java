package io.swarmstatus.api;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of one connection, each under its deadline. It takes a body apart from its head: the web server would copy it
 * into a buffer that it makes for 256 bytes of head, and once more into one of twice the size, since ours have more. For the
 * connection's own thread.
 */
final class WatchedWriter implements DataWriter {

    /** Up to here a copy costs less than a second call to the system. */
    private static final int SMALL = 32 * 1024;

    private static final ScopedValue<WatchedWriter> OF_CONNECTION = ScopedValue.newInstance();

    private final DataWriter writer;
    private final ConnectionDeadline deadline;
    private byte @Nullable [] body;

    WatchedWriter(DataWriter writer, ConnectionDeadline deadline) {
        this.writer = writer;
        this.deadline = deadline;
    }

    /** That of the connection that the present request came on; empty where it came on none, as in tests. */
    static Optional<WatchedWriter> ofConnection() {
        return OF_CONNECTION.isBound() ? Optional.of(OF_CONNECTION.get()) : Optional.empty();
    }

    /** Handles the connection, which is this one's. */
    void handling(ScopedValue.CallableOp<?, InterruptedException> connection) throws InterruptedException {
        ScopedValue.where(OF_CONNECTION, this).call(connection);
    }

    /**
     * Sends an answer.
     *
     * @param head sends it without a body, but with the body's length, by one write
     * @throws IllegalStateException if the head was not written so, and the body was not sent
     */
    void send(byte[] body, Runnable head) {
        this.body = body;
        try {
            head.run();
            if (this.body != null) {
                throw new IllegalStateException("the head of an answer came in another way than its body waits for");
            }
        } finally {
            this.body = null;
        }
    }

    @Override
    public void write(BufferData buffer) {
        var entity = body;
        if (entity == null) {
            watch(() -> writer.write(buffer), buffer.available());
            return;
        }
        body = null;
        watch(() -> write(buffer, entity), buffer.available() + entity.length);
    }

    private void write(BufferData head, byte[] entity) {
        if (entity.length > SMALL) {
            writer.write(head);
            writer.write(BufferData.createReadOnly(entity, 0, entity.length));
            return;
        }
        var length = head.available();
        var whole = new byte[length + entity.length];
        head.read(whole, 0, length);
        System.arraycopy(entity, 0, whole, length, entity.length);
        writer.write(BufferData.createReadOnly(whole, 0, whole.length));
    }

    @Override
    public void write(BufferData... buffers) {
        watch(() -> writer.write(buffers), available(buffers));
    }

    @Override
    public void writeNow(BufferData... buffers) {
        watch(() -> writer.writeNow(buffers), available(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        watch(() -> writer.writeNow(buffer), buffer.available());
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }

    private static int available(BufferData... buffers) {
        var bytes = 0;
        for (var buffer : buffers) {
            bytes += buffer.available();
        }
        return bytes;
    }

    private void watch(Runnable write, int bytes) {
        deadline.sending(bytes);
        write.run();
        deadline.sent();
    }
}

package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Lines for standard output, buffered. */
final class Output {

    private static final int BUFFER_BYTES = 256 * 1024;

    /** A pipe that nobody reads, and a descriptor that was closed from the beginning or since. */
    private static final List<String> CLOSED =
            List.of("broken pipe", "epipe", "connection reset", "bad file descriptor", "stream closed");

    private final OutputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;

    Output(OutputStream stream) {
        this.stream = stream;
    }

    static Output standard() {
        return new Output(new FileOutputStream(FileDescriptor.out));
    }

    /** Whoever read this has had enough, as {@code head} does. */
    static final class ClosedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClosedException(IOException cause) {
            super("nobody reads on", cause);
        }
    }

    /** A line of text. */
    void line(String text) {
        line(text.getBytes(UTF_8));
    }

    /** The bytes as they are, on one line: a line break in JSON is never more than a blank. */
    void line(byte[] bytes) {
        if (bytes.length >= BUFFER_BYTES - filled) {
            flush();
        }
        if (bytes.length >= BUFFER_BYTES) {
            var copy = bytes.clone();
            unbreak(copy, 0, copy.length);
            write(copy, copy.length);
            buffer[filled++] = '\n';
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        unbreak(buffer, filled, filled + bytes.length);
        filled += bytes.length;
        buffer[filled++] = '\n';
    }

    private static void unbreak(byte[] bytes, int from, int to) {
        for (var at = from; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                bytes[at] = ' ';
            }
        }
    }

    /**
     * Writes what is buffered.
     *
     * @throws ClosedException where nobody reads on
     * @throws IllegalStateException where it cannot be written, in words
     */
    void flush() {
        write(buffer, filled);
        filled = 0;
    }

    private void write(byte[] bytes, int length) {
        try {
            stream.write(bytes, 0, length);
            stream.flush();
        } catch (IOException e) {
            filled = 0;
            if (isClosed(e)) {
                throw new ClosedException(e);
            }
            throw new IllegalStateException("cannot write: " + e.getMessage(), e);
        }
    }

    /** Java tells only by its words whether somebody wants no more or, such as on a full disk, gets less than there is. */
    private static boolean isClosed(IOException failure) {
        var words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return CLOSED.stream().anyMatch(words::contains);
    }
}

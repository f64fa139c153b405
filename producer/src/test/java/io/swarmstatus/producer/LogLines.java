package io.swarmstatus.producer;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the services' logging writes to the standard error stream until it is closed. */
final class LogLines implements AutoCloseable {

    private final PrintStream original;
    private final ByteArrayOutputStream written;

    private LogLines(PrintStream original, ByteArrayOutputStream written) {
        this.original = original;
        this.written = written;
    }

    static LogLines capture() {
        var lines = new LogLines(System.err, new ByteArrayOutputStream());
        System.setErr(new PrintStream(lines.written, true, StandardCharsets.UTF_8));
        return lines;
    }

    List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setErr(original);
    }
}

package io.swarmstatus.producer;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the log while it is open and keeps its errors alone: of thousands of turns the rest would be too much. */
final class ErrorLines implements AutoCloseable {

    private final PrintStream original = System.err;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private ErrorLines() {}

    static ErrorLines capture() {
        var lines = new ErrorLines();
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                lines.take(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        });
        return lines;
    }

    private void take(String text) {
        if (text.startsWith("ERROR") || text.contains("Exception in thread")) {
            errors.add(text);
        }
    }

    List<String> lines() {
        return errors;
    }

    @Override
    public void close() {
        System.setErr(original);
    }
}

package io.swarmstatus.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What an engine says in an answer that is an error: {@code {"message": …}}, or a proxy's plain text. */
final class ErrorAnswer {

    private static final int LONGEST_TEXT = 200;

    private ErrorAnswer() {}

    static String message(byte[] body) {
        try {
            var message = EngineJson.object(new ByteArrayInputStream(body), ErrorAnswer::message);
            return message.isEmpty() ? asItIs(body) : message;
        } catch (IOException e) {
            return asItIs(body); // not the engine's JSON
        }
    }

    private static String asItIs(byte[] body) {
        var text =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static String message(ObjectCursor answer) throws IOException {
        var message = "";
        while (answer.next()) {
            if (answer.field().equals("message")) {
                message = answer.text();
            }
        }
        return message;
    }
}

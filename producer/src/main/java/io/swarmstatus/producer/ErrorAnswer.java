package io.swarmstatus.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What an answer that is an error says.
 *
 * @param isEngines whether it is the engine's {@code {"message": …}}, and not the text of somebody before it
 * @param text the message, or the beginning of a text that is none
 */
record ErrorAnswer(boolean isEngines, String text) {

    private static final int LONGEST_TEXT = 200;

    static ErrorAnswer of(byte[] body) {
        try {
            var message = EngineJson.object(new ByteArrayInputStream(body), ErrorAnswer::message);
            return message.isEmpty() ? asItIs(body) : new ErrorAnswer(true, message);
        } catch (IOException e) {
            return asItIs(body); // not the engine's JSON
        }
    }

    /** Whether it is a page for a browser, or nothing: in either case no words to show. */
    boolean isWithoutWords() {
        return text.isEmpty() || text.startsWith("<");
    }

    /** Whether a server that speaks TLS complains that the request was not encrypted; Go's does, and nginx. */
    boolean missesTls() {
        return text.contains("HTTP request to an HTTPS server") || text.contains("HTTP request was sent to HTTPS port");
    }

    private static ErrorAnswer asItIs(byte[] body) {
        var text =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        return new ErrorAnswer(false, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…");
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

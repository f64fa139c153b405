package io.swarmstatus.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One server-sent event (WHATWG HTML, 9.2.6), made once for all who get it. */
final class SseEvent {

    private final String id;
    private final byte[] bytes;

    private SseEvent(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * An event of one line of data.
     *
     * @param id without line ends
     * @param data JSON without line ends
     */
    static SseEvent of(String name, String id, byte[] data) {
        var head = ("event: " + name + "\nid: " + id + "\ndata: ").getBytes(StandardCharsets.UTF_8);
        var event = new ByteArrayOutputStream(head.length + data.length + 2);
        event.writeBytes(head);
        event.writeBytes(data);
        event.write('\n');
        event.write('\n');
        return new SseEvent(id, event.toByteArray());
    }

    /** Tells the event from others of its stream. */
    String id() {
        return id;
    }

    /** The bytes themselves, not a copy: for sending alone. */
    byte[] bytes() {
        return bytes;
    }
}

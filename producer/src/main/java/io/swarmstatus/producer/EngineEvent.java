package io.swarmstatus.producer;

import java.io.IOException;

/**
 * An event of the swarm, as far as it matters here: what changed is read from the lists, not from it.
 *
 * @param type {@code Type}: "node" or "service"
 */
record EngineEvent(String type) {

    static EngineEvent read(ObjectCursor event) throws IOException {
        var type = "";
        while (event.next()) {
            if (event.field().equals("Type")) {
                type = event.text();
            }
        }
        return new EngineEvent(type);
    }

    /** Whether a node has changed, which is so too when another one comes to lead. */
    boolean isOfNode() {
        return type.equals("node");
    }
}

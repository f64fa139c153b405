package io.swarmstatus.producer;

import java.io.IOException;

/**
 * An event of the swarm, as far as it matters here: what has become of it is read from the lists, not from it.
 *
 * @param type {@code Type}: "node" or "service"
 * @param id {@code Actor.ID}: of the node or service; empty where the engine does not tell
 */
record EngineEvent(String type, String id) {

    static EngineEvent read(ObjectCursor event) throws IOException {
        var type = "";
        var id = "";
        while (event.next()) {
            switch (event.field()) {
                case "Type" -> type = event.text();
                case "Actor" -> id = id(event.object());
                default -> {}
            }
        }
        return new EngineEvent(type, id);
    }

    /** Whether a node has changed, which is so too when another one comes to lead. */
    boolean isOfNode() {
        return type.equals("node");
    }

    private static String id(ObjectCursor actor) throws IOException {
        var id = "";
        while (actor.next()) {
            if (actor.field().equals("ID")) {
                id = actor.text();
            }
        }
        return id;
    }
}

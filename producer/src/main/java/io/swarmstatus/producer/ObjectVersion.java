package io.swarmstatus.producer;

import java.io.IOException;

/** The raft index at which an object was last changed ({@code Version.Index}). */
final class ObjectVersion {

    private ObjectVersion() {}

    static long read(ObjectCursor version) throws IOException {
        long index = 0;
        while (version.next()) {
            if (version.field().equals("Index")) {
                index = version.number();
            }
        }
        return index;
    }
}

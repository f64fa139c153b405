package io.swarmstatus.simulator;

import org.jspecify.annotations.Nullable;

/**
 * The place in a service that a task fills and its successors fill after it.
 *
 * @param number counts the places of a replicated service from 1; 0 in a global service
 * @param nodeId the node whose place it is in a global service; null in a replicated one
 */
record Slot(int number, @Nullable String nodeId) {

    static Slot numbered(int number) {
        return new Slot(number, null);
    }

    static Slot onNode(String nodeId) {
        return new Slot(0, nodeId);
    }
}

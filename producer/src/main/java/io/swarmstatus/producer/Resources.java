package io.swarmstatus.producer;

import java.io.IOException;

/**
 * An amount of CPU and memory, as the engine writes it: a node's capacity or a task's reservation.
 *
 * @param nanoCpus billionths of a CPU
 */
record Resources(long nanoCpus, long memoryBytes) {

    static final Resources NONE = new Resources(0, 0);

    static Resources read(ObjectCursor resources) throws IOException {
        long nanoCpus = 0;
        long memoryBytes = 0;
        while (resources.next()) {
            switch (resources.field()) {
                case "NanoCPUs" -> nanoCpus = resources.number();
                case "MemoryBytes" -> memoryBytes = resources.number();
                default -> {}
            }
        }
        return new Resources(nanoCpus, memoryBytes);
    }
}

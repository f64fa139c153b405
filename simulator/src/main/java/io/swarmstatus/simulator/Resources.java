package io.swarmstatus.simulator;

/**
 * An amount of CPU and memory: of a node, of a reservation or of a limit.
 *
 * @param nanoCpus CPU, 1,000,000,000 being one core
 * @param memoryBytes memory, in bytes
 */
record Resources(long nanoCpus, long memoryBytes) {

    /** Nothing: a reservation or a limit that is not set. */
    static final Resources NONE = new Resources(0, 0);

    Resources plus(Resources other) {
        return new Resources(nanoCpus + other.nanoCpus, memoryBytes + other.memoryBytes);
    }

    Resources minus(Resources other) {
        return new Resources(nanoCpus - other.nanoCpus, memoryBytes - other.memoryBytes);
    }

    Resources times(int factor) {
        return new Resources(nanoCpus * factor, memoryBytes * factor);
    }

    /** Whether this much can be taken from what is free; an amount of 0 always can, even from less than nothing. */
    boolean fitsInto(Resources free) {
        return (nanoCpus == 0 || nanoCpus <= free.nanoCpus) && (memoryBytes == 0 || memoryBytes <= free.memoryBytes);
    }
}

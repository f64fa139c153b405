package io.swarmstatus.simulator;

/**
 * An overlay network that services are attached to.
 *
 * @param number counts the swarm's networks from 1; the subnet follows from it
 */
record SwarmNetwork(String id, Meta meta, String name, int number) {

    /** The first two of the four numbers of its addresses. */
    private String prefix() {
        return "10." + number / 256 + "." + number % 256;
    }

    String subnet() {
        return prefix() + ".0/24";
    }

    String gateway() {
        return prefix() + ".1";
    }

    /** The virtual address that stands for a whole service. */
    String virtualAddress() {
        return prefix() + ".2/24";
    }

    /** An address for one task. The simulator hands the same one out again where a network has too many tasks. */
    String address(String taskId) {
        return prefix() + "." + (3 + Math.floorMod(taskId.hashCode(), 250)) + "/24";
    }

    int vxlanId() {
        return 4096 + number;
    }
}

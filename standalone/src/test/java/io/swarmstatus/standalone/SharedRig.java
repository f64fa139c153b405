package io.swarmstatus.standalone;

/** One pipeline for all tests that only look at it; it ends with the JVM. */
final class SharedRig {

    private static final ContractRig RIG = started();

    private SharedRig() {}

    static ContractRig get() {
        return RIG;
    }

    private static ContractRig started() {
        var rig = ContractRig.start();
        Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
        return rig;
    }
}

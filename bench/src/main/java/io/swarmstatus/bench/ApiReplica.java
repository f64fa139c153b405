package io.swarmstatus.bench;

import org.jspecify.annotations.Nullable;

/** One replica of the api as its clients know it. */
final class ApiReplica {

    private final FaultTarget target;
    private final int port;
    private final NewestSeen everSeen = new NewestSeen();
    private volatile NewestSeen ofProcess = new NewestSeen();
    private volatile @Nullable UpTime upTime;

    ApiReplica(FaultTarget target, int port) {
        this.target = target;
        this.port = port;
    }

    FaultTarget target() {
        return target;
    }

    /** What any of its processes has served. */
    NewestSeen everSeen() {
        return everSeen;
    }

    /** What its present process has served. */
    NewestSeen newest() {
        return ofProcess;
    }

    /** Null while it is not up. */
    @Nullable
    UpTime upTime() {
        return upTime;
    }

    /**
     * It is ready.
     *
     * @param asNewProcess or else it was only frozen
     */
    void up(boolean asNewProcess) {
        if (asNewProcess) {
            ofProcess = new NewestSeen();
        }
        upTime = new UpTime(port, ofProcess);
    }

    /** A fault is about to be applied. */
    void down() {
        var ending = upTime;
        upTime = null;
        if (ending != null) {
            ending.end();
        }
    }
}

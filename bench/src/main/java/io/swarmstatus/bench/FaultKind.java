package io.swarmstatus.bench;

import java.util.Locale;

/** What a fault does to a process. */
enum FaultKind {
    /** SIGKILL, and a new process after a while. */
    KILL,
    /** SIGSTOP, and SIGCONT after a while. */
    FREEZE,
    /** SIGTERM, and a new process once the old one has ended. */
    RESTART;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

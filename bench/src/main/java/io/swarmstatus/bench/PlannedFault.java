package io.swarmstatus.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault of a round.
 *
 * @param begins how long after the round's begin
 * @param lasts how long the process is frozen, or gone before the next one is started
 */
record PlannedFault(FaultTarget target, FaultKind kind, Duration begins, Duration lasts) {

    /** For a person. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s %s at %.1f s for %.1f s",
                kind,
                target,
                begins.toMillis() / 1e3,
                lasts.toMillis() / 1e3);
    }
}

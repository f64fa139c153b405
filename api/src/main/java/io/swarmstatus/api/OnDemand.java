package io.swarmstatus.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One encoding of a body that is made when it is first asked for, and once: who asks meanwhile waits no longer than it would take
 * to make it. Any number of threads may ask.
 */
final class OnDemand {

    private final Supplier<Representation> maker;
    private volatile @Nullable Representation made;
    private volatile boolean asked;

    OnDemand(Supplier<Representation> maker) {
        this.maker = maker;
    }

    Representation get() {
        if (!asked) { // read by every request, written by the first alone
            asked = true;
        }
        return make();
    }

    /** Makes it; that counts as no question. */
    Representation make() {
        var known = made;
        return known == null ? makeOnce() : known;
    }

    private synchronized Representation makeOnce() {
        var known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }

    boolean isMade() {
        return made != null;
    }

    /** Makes it at once where its predecessor was asked for, so that no request has to. */
    void prepareAfter(OnDemand predecessor) {
        if (predecessor.asked) {
            make();
        }
    }
}

package io.swarmstatus.producer;

import java.util.function.Predicate;

/** Turns what is heard of the engine's events into reasons for a turn. */
final class EventWakeups implements EngineEvents.Listener {

    private final Wakeups wakeups;
    private final Predicate<EngineEvent> isHeeded;

    EventWakeups(Wakeups wakeups, Predicate<EngineEvent> isHeeded) {
        this.wakeups = wakeups;
        this.isHeeded = isHeeded;
    }

    @Override
    public void opened() {
        wakeups.wake(Wakeup.NUDGE);
    }

    @Override
    public void heard(EngineEvent event) {
        if (isHeeded.test(event)) {
            wakeups.wake(Wakeup.EVENT);
        }
    }

    /** An engine that ended the stream may have ended altogether. */
    @Override
    public void lost() {
        wakeups.wake(Wakeup.NUDGE);
    }
}

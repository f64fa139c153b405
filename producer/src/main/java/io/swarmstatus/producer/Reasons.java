package io.swarmstatus.producer;

import java.util.function.Consumer;

/** Turns what is heard of the engine's events and on the topic into reasons for a turn, and counts it. */
final class Reasons implements EngineEvents.Listener, Consumer<Voice> {

    private final Wakeups wakeups;
    private final ProducerTurn turn;
    private final ProducerMetrics metrics;

    Reasons(Wakeups wakeups, ProducerTurn turn, ProducerMetrics metrics) {
        this.wakeups = wakeups;
        this.turn = turn;
        this.metrics = metrics;
    }

    @Override
    public void opened() {
        metrics.eventStreamOpened();
        wakeups.wake(Wakeup.NUDGE);
    }

    @Override
    public void heard(EngineEvent event) {
        metrics.eventSeen();
        if (turn.heeds(event)) {
            wakeups.wake(Wakeup.by(event));
        }
    }

    /** An engine that ended the stream may have ended altogether. */
    @Override
    public void lost() {
        metrics.eventStreamLost();
        wakeups.wake(Wakeup.NUDGE);
    }

    /** Somebody was heard on the topic. */
    @Override
    public void accept(Voice voice) {
        metrics.heard(voice.collectedAt());
        if (turn.heeds(voice)) {
            wakeups.wake(Wakeup.NUDGE);
        }
    }
}

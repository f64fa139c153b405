package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.LookTimes.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One turn after the other of a producer: finds out whether it is the one to speak, looks at the swarm if so, and hands on
 * what is to be published. What to do is decided elsewhere ({@link Duty}, {@link PublishingRule}, {@link Pace}). One thread
 * takes the turns.
 */
final class ProducerTurn {

    private final SwarmSight sight;
    private final Supplier<Heard> topic;
    private final Consumer<Snapshot> outbox;
    private final TurnObserver observer;
    private final EventStream events;
    private final Refresh refresh;
    private final Succession succession;
    private final Clocks clocks;

    private volatile Duty duty;
    private volatile boolean isSeeing;
    private PublishingRule rule = PublishingRule.INITIAL;
    private Pace pace;
    private Backoff backoff;
    private EventGap gap = EventGap.NONE;
    private @Nullable LookTimes lastLooks;

    /**
     * @param topic who was heard so far
     * @param outbox takes what is to be published
     * @param events opened again when some seem to be missed
     */
    ProducerTurn(
            SwarmSight sight,
            Supplier<Heard> topic,
            Consumer<Snapshot> outbox,
            TurnObserver observer,
            EventStream events,
            Refresh refresh,
            Clocks clocks) {
        this.sight = sight;
        this.topic = topic;
        this.outbox = outbox;
        this.observer = observer;
        this.events = events;
        this.refresh = refresh;
        this.succession = Succession.of(refresh.interval());
        this.clocks = clocks;
        this.duty = Duty.initial(clocks.steady().instant());
        this.pace = Pace.atRest(refresh.poll(), clocks.steady().instant());
        this.backoff = Backoff.initial(refresh.poll());
    }

    /**
     * Takes a turn.
     *
     * @return when to take the next
     */
    Pace.Pause take(Wakeup wakeup) {
        if (!duty.asksFirst()) {
            decide(duty.standing()); // somebody may have been heard meanwhile
        }
        if (duty.asksFirst()) {
            var glance = sight.glance(rule.trigger(clocks.now(), refresh.interval(), duty.role(), wakeup));
            decide(glance.standing());
            if (glance.failure().isPresent()) {
                return failed(glance.failure().get(), glance.cost());
            }
        }
        isSeeing = true;
        return duty.role() == Role.STANDBY ? standBy() : look(wakeup);
    }

    /** Whether an event is a reason to take a turn: who leads shows in the nodes, all else is for the one who speaks. */
    boolean heeds(EngineEvent event) {
        return event.isOfNode() || !duty.asksFirst();
    }

    /** Whether having heard another one is a reason to take a turn: it may relieve this one. */
    boolean heeds(Voice voice) {
        return duty.role() == Role.TAKEOVER
                && !voice.nodeId().equals(duty.standing().self().nodeId());
    }

    /** Whether all can know what this one knows: its engine answers, or the failure was handed on to be published. */
    boolean isAccountedFor() {
        return isSeeing || duty.speaks();
    }

    private Pace.Pause look(Wakeup wakeup) {
        var begun = clocks.steady().instant();
        var trigger = rule.trigger(clocks.now(), refresh.interval(), duty.role(), wakeup);
        var depth = depth(trigger, wakeup, begun);
        var touched = wakeup.touched();
        var seen = depth == Depth.WHOLE ? sight.look(trigger, touched) : sight.lookIfChanged(trigger, depth, touched);
        return switch (seen) {
            case Look look -> found(look, depth, wakeup, begun);
            case Seen.Unchanged unchanged -> foundNoChange(unchanged, depth, wakeup, begun);
        };
    }

    /** What is to be published in any case needs all; and so does a swarm whose events nobody tells of. */
    private Depth depth(Trigger trigger, Wakeup wakeup, Instant now) {
        if ((trigger != Trigger.POLL && trigger != Trigger.EVENT)
                || wakeup.touched().isAnything()
                || !events.isOpen()
                || rule.isToRepeat(topic.get().newestByAnother(duty.standing().self()))
                || lastLooks == null) {
            return Depth.WHOLE;
        }
        var due = lastLooks.due(refresh.poll(), now);
        var isCalm = pace.isAtRest() && !wakeup.isEvent();
        return due == Depth.SUSPECTS && isCalm ? Depth.OUTLINE : due;
    }

    private Pace.Pause foundNoChange(Seen.Unchanged unchanged, Depth depth, Wakeup wakeup, Instant begun) {
        var now = clocks.steady().instant();
        backoff = backoff.reset();
        observer.sawNoChange(unchanged.calls());
        gap = wakeup.isEvent() ? gap.heard() : gap;
        reopenEventsThatAreMissed(now);
        var took = Duration.between(begun, now);
        remember(depth, new Taken(begun, took));
        return pause(took, wakeup, pace.wasMoving(), now);
    }

    private Pace.Pause found(Look look, Depth depth, Wakeup wakeup, Instant begun) {
        decide(look.standing());
        var snapshot = look.snapshot();
        if (!snapshot.swarmActive()) {
            lastLooks = null;
            return failed(snapshot, Duration.between(begun, clocks.steady().instant()));
        }
        backoff = backoff.reset();
        if (duty.role() == Role.STANDBY) {
            return standBy();
        }
        observer.looked(snapshot);
        var now = clocks.steady().instant();
        var isOutdated = duty.isOutdated(snapshot, topic.get(), succession, now);
        if (!isOutdated) {
            publish(snapshot);
        }
        gap = gap.after(snapshot, wakeup.isEvent(), now);
        reopenEventsThatAreMissed(now);
        var took = Duration.between(begun, now);
        if (isOutdated || !look.isBasis()) {
            lastLooks = null;
        } else if (look.isWhole()) {
            var isOfMuch = wakeup.isEvent() && wakeup.touched().isAnything();
            lastLooks = LookTimes.ofWhole(new Taken(begun, took), isOfMuch);
        } else {
            remember(depth, new Taken(begun, took));
        }
        return pause(took, wakeup, look.isMoving(), now);
    }

    private void remember(Depth depth, Taken taken) {
        if (depth == Depth.OUTLINE && lastLooks != null) {
            lastLooks = lastLooks.withOutline(taken);
        }
    }

    private Pace.Pause pause(Duration took, Wakeup wakeup, boolean isMoving, Instant now) {
        pace = pace.after(took, wakeup, isMoving, now);
        var pause = pace.pause(took, now);
        var untilNext = rule.untilNextLook(clocks.now(), refresh.interval(), refresh.poll(), pause.longest());
        return withinWhatIsDue(pause, now).atMost(untilNext);
    }

    /** After a look at the whole that took long, an outline may be due long before another one like it. */
    private Pace.Pause withinWhatIsDue(Pace.Pause pause, Instant now) {
        return lastLooks == null || !events.isOpen() || !pace.canAffordMore(now)
                ? pause
                : pause.within(lastLooks.untilDue(refresh.poll(), now));
    }

    /**
     * An event shortens the wait, but not to less than that.
     *
     * @param cost how long the engine was busy with it: a pause as long may be all that keeps it from recovering
     */
    private Pace.Pause failed(Snapshot failure, Duration cost) {
        isSeeing = false;
        observer.looked(failure);
        if (duty.speaks()) {
            publish(failure);
        }
        var wait = backoff.wait(ThreadLocalRandom.current().nextDouble());
        backoff = backoff.longer();
        return new Pace.Pause(cost.compareTo(Pace.DEBOUNCE) > 0 ? cost : Pace.DEBOUNCE, wait).atMost(wait);
    }

    /** Until it is to ask again, or its time to step in comes. */
    private Pace.Pause standBy() {
        backoff = backoff.reset();
        gap = EventGap.NONE;
        var now = clocks.steady().instant();
        var heard = topic.get();
        var self = duty.standing().self();
        var isTold = events.isOpen() && succession.isServed(heard, self, now);
        var pause = refresh.standby(isTold);
        var due = succession.dueAt(heard, self);
        var untilDue = due.isBefore(now.plus(pause)) ? Duration.between(now, due) : pause;
        return new Pace.Pause(Pace.DEBOUNCE, untilDue.isPositive() ? untilDue : Pace.DEBOUNCE);
    }

    private void decide(Standing found) {
        duty = duty.next(found, topic.get(), succession, clocks.steady().instant());
        if (!duty.speaks()) {
            rule = rule.silent();
        }
        observer.decided(duty);
    }

    private void publish(Snapshot snapshot) {
        var verdict =
                rule.judge(snapshot, topic.get().newestByAnother(duty.standing().self()));
        rule = verdict.next();
        if (verdict.publish()) {
            outbox.accept(snapshot);
        }
    }

    private void reopenEventsThatAreMissed(Instant now) {
        if (gap.isCertain(now)) {
            gap = EventGap.NONE;
            events.reopen();
        }
    }
}

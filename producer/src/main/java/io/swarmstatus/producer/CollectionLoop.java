package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the swarm again and again, on a thread of its own, and hands on what is to be published. */
final class CollectionLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CollectionLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** A look may take at most one part in this many of the time. */
    private static final int SHARE_OF_TIME = 20;

    private final Function<Trigger, Snapshot> collector;
    private final Consumer<Snapshot> outbox;
    private final Duration interval;
    private final Duration poll;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    private PublishingRule rule = PublishingRule.INITIAL;
    private volatile @Nullable Instant lastTurn;
    private @Nullable String lastTold;

    /**
     * @param collector takes a snapshot; what it cannot read it tells in the snapshot
     * @param interval a snapshot is handed on at least this often
     * @param poll the shortest time between two looks
     */
    CollectionLoop(
            Function<Trigger, Snapshot> collector,
            Consumer<Snapshot> outbox,
            Duration interval,
            Duration poll,
            InstantSource clock) {
        this.collector = collector;
        this.outbox = outbox;
        this.interval = interval;
        this.poll = poll;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("collect").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** When the loop last turned; null before its first turn has ended. */
    @Nullable
    Instant lastTurn() {
        return lastTurn;
    }

    private void run() {
        try {
            while (!stop.await(runOnce().toNanos(), TimeUnit.NANOSECONDS)) {
                lastTurn = clock.instant();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop in the middle of a turn
        }
    }

    /** One turn. Returns how long to wait for the next. */
    private Duration runOnce() {
        var begun = System.nanoTime();
        try {
            look();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a look at the swarm failed unexpectedly");
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var now = clock.instant();
        lastTurn = now;
        return rule.untilNextLook(now, interval, poll, pauseAfter(took));
    }

    private Duration pauseAfter(Duration look) {
        var share = look.multipliedBy(SHARE_OF_TIME);
        return share.compareTo(poll) > 0 ? share : poll;
    }

    private void look() {
        var snapshot = collector.apply(rule.trigger(clock.instant(), interval));
        if (stop.getCount() == 0) {
            return; // a look that was broken off tells nothing
        }
        var verdict = rule.judge(snapshot);
        rule = verdict.next();
        tell(snapshot);
        if (verdict.publish()) {
            outbox.accept(snapshot);
        }
    }

    /** Logs what is found when it is not what was found before. */
    private void tell(Snapshot snapshot) {
        var found = rule.standsBy()
                ? "standing by, another manager leads"
                : snapshot.condition().words();
        if (found.equals(lastTold)) {
            return;
        }
        lastTold = found;
        var healthy = snapshot.condition() == Condition.OK;
        var event = (healthy ? log.atInfo() : log.atWarn())
                .addKeyValue("swarm", snapshot.swarm())
                .addKeyValue("condition", snapshot.condition().wireName());
        if (healthy) {
            event.addKeyValue("hostname", snapshot.collectedBy().hostname())
                    .addKeyValue("nodes", snapshot.totalNodes())
                    .log(rule.standsBy() ? found : "sees the swarm and leads it");
        } else {
            event.addKeyValue("detail", snapshot.errorDetail()).log(found);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        Joining.within(STOP_LIMIT, thread);
    }
}

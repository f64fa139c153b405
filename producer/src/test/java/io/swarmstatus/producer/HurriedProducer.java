package io.swarmstatus.producer;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.service.Meters;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A producer but for Kafka, whose turns the test takes: they, the collector, the client of the engine and the event stream
 * are real, and so are the sockets. What it waits for between two turns is skipped.
 */
final class HurriedProducer implements TurnObserver, EventStream, AutoCloseable {

    /** A swarm at rest is looked at so rarely that ten thousand looks take a week. */
    private static final Refresh REFRESH = new Refresh(Duration.ofMinutes(5), Duration.ofMinutes(2));

    private static final CallLimits LIMITS = new CallLimits(Duration.ofMillis(250), Duration.ofSeconds(1));
    private static final Duration FIRST_RETRY = Duration.ofMillis(1);
    private static final Duration SLOWEST_RETRY = Duration.ofMillis(20);
    private static final Duration FOR_EVENTS = Duration.ofMillis(1);

    final HurriedTime time = new HurriedTime();
    final Footprint.CallThreads callThreads = new Footprint.CallThreads();
    final MeterRegistry registry = Meters.registry();

    private final Wakeups wakeups = new Wakeups();
    private final DockerEngine engine;
    private final EngineEvents events;
    private final ProducerTurn turn;
    private Heard heard = Heard.NOTHING.current(time.instant());
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private Duty duty = Duty.initial(time.instant());
    private Pace.Pause pause = new Pace.Pause(Duration.ZERO, Duration.ZERO);
    private @Nullable Snapshot found;
    private boolean sawAll;
    private boolean sawNoChange;
    private int reopened;

    private HurriedProducer(URI engineUri, Consumer<Snapshot> outbox) {
        var metrics = ProducerMetrics.register(registry, "blue", time::instant);
        engine = DockerEngine.connect(EngineAddress.plain(engineUri), LIMITS.call(), callThreads.executor());
        events = new EngineEvents(engine, LIMITS.call(), FIRST_RETRY, SLOWEST_RETRY);
        var collector = new SwarmCollector("blue", REFRESH.interval(), engine, LIMITS, time::instant, time::nanoTime);
        var observer = TurnObserver.of(this, metrics);
        turn = new ProducerTurn(noting(collector), () -> heard, outbox, observer, this, REFRESH, time.clocks());
        events.start(new Reasons(wakeups, turn, metrics));
    }

    /** One whose event stream is being opened. */
    static HurriedProducer start(URI engine, Consumer<Snapshot> outbox) {
        return new HurriedProducer(engine, outbox);
    }

    private SwarmSight noting(SwarmSight sight) {
        return new SwarmSight() {
            @Override
            public Glance glance(Trigger trigger) {
                return sight.glance(trigger);
            }

            @Override
            public Look look(Trigger trigger, Touched touched) {
                sawAll = true;
                return sight.look(trigger, touched);
            }

            @Override
            public Seen lookIfChanged(Trigger trigger, Depth depth, Touched touched) {
                var seen = sight.lookIfChanged(trigger, depth, touched);
                sawAll = depth != Depth.SUSPECTS || (seen instanceof Look look && look.isWhole());
                return seen;
            }
        };
    }

    /** Takes the next turn when it is time to, or when there was an event; what was seen, if the engine was looked at. */
    Optional<Snapshot> takeTurn() throws InterruptedException {
        var wakeup = wakeups.await(Duration.ZERO, FOR_EVENTS);
        time.skip(wakeup.equals(Wakeup.TIME) ? pause.longest() : pause.beforeEvent());
        found = null;
        sawNoChange = false;
        pause = turn.take(wakeup);
        return Optional.ofNullable(found);
    }

    /** Somebody has spoken on the topic. */
    void hears(Voice voice) {
        heard = heard.with(voice);
    }

    /** The topic can be read, or not. */
    void readsTopic(boolean readsNow) {
        heard = readsNow ? heard.current(time.instant()) : heard.lost("away");
    }

    Duty duty() {
        return duty;
    }

    boolean hearsEvents() {
        return events.isOpen();
    }

    /**
     * Whether the last look was at all of the swarm: one for an event tells of the rest as it was at the last poll. An outline
     * counts all tasks here: in two minutes each of them may have been replaced.
     */
    boolean sawAll() {
        return sawAll;
    }

    /** Whether the swarm was looked at in the last turn, and nothing of it was new. */
    boolean sawNoChange() {
        return sawNoChange;
    }

    /** How often it gave a stream up for one that misses nothing. */
    int reopened() {
        return reopened;
    }

    /** What a counter of its stands at. */
    long count(String meter) {
        return (long) registry.get("swarm_status_producer_" + meter).counter().count();
    }

    @Override
    public boolean isOpen() {
        return events.isOpen();
    }

    @Override
    public void reopen() {
        reopened++;
        events.reopen();
    }

    @Override
    public void decided(Duty decided) {
        duty = decided;
        roles.add(decided.role());
    }

    /** All that it has been. */
    Set<Role> roles() {
        return roles;
    }

    @Override
    public void looked(Snapshot snapshot) {
        found = snapshot;
    }

    @Override
    public void sawNoChange(List<Call> calls) {
        sawNoChange = true;
    }

    @Override
    public void close() throws IOException {
        events.close();
        engine.close();
        registry.close();
    }
}

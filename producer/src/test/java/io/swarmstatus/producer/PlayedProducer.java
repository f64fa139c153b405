package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One manager's producer in a {@link PlayedSwarm}: real turns, with an engine, a topic and clocks that the test makes up. */
final class PlayedProducer implements SwarmSight, TurnObserver {

    final Member self;
    final List<Role> roles = new ArrayList<>();
    final List<String> wrongLooks = new ArrayList<>();

    private final PlayedSwarm swarm;
    private final Duration steadyOffset;
    private ProducerTurn turn;
    private Heard heard = Heard.NOTHING;
    private Role role = Role.UNDECIDED;
    private boolean isAlive;
    private boolean isBlind;
    private boolean readsTopic = true;
    private Duration earliest = Duration.ZERO;
    private int plan;
    private long versionSeen;

    PlayedProducer(PlayedSwarm swarm, Member self, Duration steadyOffset) {
        this.swarm = swarm;
        this.self = self;
        this.steadyOffset = steadyOffset;
        this.turn = newTurn();
    }

    private ProducerTurn newTurn() {
        var clocks = new Clocks(() -> NOON.plus(swarm.now()), this::steady);
        return new ProducerTurn(
                this,
                () -> heard,
                this::publish,
                this,
                new OpenEvents(),
                new Refresh(PlayedSwarm.INTERVAL, PlayedSwarm.POLL),
                clocks);
    }

    private Instant steady() {
        return NOON.plus(steadyOffset).plus(swarm.now());
    }

    void start() {
        if (!isAlive) {
            isAlive = true;
            heard = Heard.NOTHING;
            role = Role.UNDECIDED;
            turn = newTurn();
            planTurn(swarm.now(), Wakeup.TIME);
            if (readsTopic) {
                readFromTheEnd();
            }
        }
    }

    void kill() {
        isAlive = false;
        plan++;
    }

    void blind(boolean isBlindNow) {
        isBlind = isBlindNow;
    }

    void readsTopic(boolean readsNow) {
        if (readsNow && !readsTopic && isAlive) {
            readFromTheEnd();
        }
        readsTopic = readsNow;
        if (!readsNow) {
            heard = heard.lost("away");
        }
    }

    /** What was there already is dated back, as far as it reaches. */
    private void readFromTheEnd() {
        for (var message : swarm.arrived()) {
            heard = heard.with(voice(message, steady().minus(swarm.now().minus(message.at()))));
        }
        heard = heard.current(steady());
    }

    void hears(PlayedSwarm.Message message) {
        if (isAlive && readsTopic) {
            var voice = voice(message, steady());
            heard = heard.with(voice);
            if (turn.heeds(voice)) {
                wake(Wakeup.NUDGE);
            }
        }
    }

    private static Voice voice(PlayedSwarm.Message message, Instant heardAt) {
        var collectedAt = message.snapshot().collectedAt();
        var asLeader = message.snapshot().collectedBy().isLeader();
        return new Voice(
                Objects.requireNonNull(message.from().nodeId()),
                "c1",
                asLeader,
                message.snapshot().swarmVersion(),
                collectedAt,
                heardAt);
    }

    void hears(EngineEvent event) {
        if (isAlive && !isBlind && turn.heeds(event)) {
            wake(Wakeup.by(event));
        }
    }

    private void wake(Wakeup reason) {
        planTurn(earliest.compareTo(swarm.now()) > 0 ? earliest : swarm.now(), reason);
    }

    private void planTurn(Duration at, Wakeup wakeup) {
        plan++;
        var planned = plan;
        swarm.at(at, () -> {
            if (planned == plan) {
                take(wakeup);
            }
        });
    }

    private void take(Wakeup wakeup) {
        var pause = turn.take(wakeup);
        earliest = swarm.now().plus(pause.beforeEvent());
        planTurn(swarm.now().plus(pause.longest()), Wakeup.TIME);
    }

    private void publish(Snapshot snapshot) {
        swarm.publish(self, snapshot);
    }

    @Override
    public void decided(Duty duty) {
        if (duty.role() != role) {
            role = duty.role();
            roles.add(role);
        }
    }

    @Override
    public void looked(Snapshot snapshot) {}

    @Override
    public Glance glance(Trigger trigger) {
        return obstacle()
                .map(condition -> new Glance(
                        new Standing.Unknown(self, condition), Optional.of(failure(condition, trigger)), Duration.ZERO))
                .orElseGet(() -> new Glance(standing(), Optional.empty(), Duration.ZERO));
    }

    @Override
    public Look look(Trigger trigger, Touched touched) {
        if (role != Role.LEADER && role != Role.TAKEOVER) {
            wrongLooks.add(self.nodeId() + " as " + role + " at " + swarm.now());
        }
        return obstacle()
                .map(condition -> new Look(
                        failure(condition, trigger), new Standing.Unknown(self, condition), false, true, false))
                .orElseGet(() -> new Look(snapshot(trigger), standing(), false, true, true));
    }

    @Override
    public Seen lookIfChanged(Trigger trigger, Depth depth, Touched touched) {
        var isSeen = obstacle().isEmpty() && swarm.version() == versionSeen;
        return isSeen ? new Seen.Unchanged(List.of()) : look(trigger);
    }

    private Snapshot snapshot(Trigger trigger) {
        versionSeen = swarm.version();
        var now = NOON.plus(swarm.now());
        return swarm.isLedBy(self)
                ? Snapshots.ofLeader(swarm.version(), now, trigger)
                : Snapshots.ofStandby(swarm.version(), now, trigger);
    }

    private Snapshot failure(Condition condition, Trigger trigger) {
        return Snapshots.failed(condition, null, NOON.plus(swarm.now()), trigger);
    }

    private Standing standing() {
        return swarm.isLedBy(self) ? new Standing.Leads(self) : new Standing.Follows(self);
    }

    private Optional<Condition> obstacle() {
        if (isBlind) {
            return Optional.of(Condition.TIMED_OUT);
        }
        return swarm.hasLeader() ? Optional.empty() : Optional.of(Condition.NO_QUORUM);
    }

    boolean leads() {
        return swarm.isLedBy(self);
    }

    /** Whether it could speak well of the swarm. */
    boolean sees() {
        return isAlive && obstacle().isEmpty();
    }

    boolean readsTopic() {
        return isAlive && readsTopic;
    }

    boolean isPublishing() {
        return isAlive && (role == Role.LEADER || role == Role.TAKEOVER);
    }
}

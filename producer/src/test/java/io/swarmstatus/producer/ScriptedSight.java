package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A swarm that is as the test says, seen by one manager; time passes as the test says. */
final class ScriptedSight implements SwarmSight {

    final Clocks clocks = new Clocks(() -> now(), () -> now());
    final List<String> asked = new ArrayList<>();

    private final Member self;
    private Instant now = Snapshots.NOON;
    private Optional<Condition> failure = Optional.empty();
    private Optional<Condition> failureOfLists = Optional.empty();
    private boolean leads;
    private boolean moves;
    private boolean isReadAsAWhole;
    private long version = 1;
    private long versionSeen;
    private boolean ledThen;
    private Duration takes = Duration.ofMillis(10);
    private Duration costOfGlance = Duration.ZERO;
    private Optional<Duration> takesForPart = Optional.empty();

    ScriptedSight(Member self) {
        this.self = self;
    }

    void leads(boolean leadsNow) {
        leads = leadsNow;
        failure = Optional.empty();
    }

    void moves(boolean movesNow) {
        moves = movesNow;
    }

    void fails(Condition condition) {
        failure = Optional.of(condition);
    }

    /** It tells who leads, and no more. */
    void failsToList(Condition condition) {
        failureOfLists = Optional.of(condition);
    }

    void changes() {
        version++;
    }

    /** No look at a part can be completed, as with an engine that does not count tasks. */
    void isReadAsAWhole() {
        isReadAsAWhole = true;
    }

    void takes(Duration look) {
        takes = look;
    }

    /** A look at a part; as long as one at the whole, unless the test says otherwise. */
    void takesForPart(Duration look) {
        takesForPart = Optional.of(look);
    }

    /** A question for who leads that fails, of which the engine has more to do than of one object. */
    void costsForGlance(Duration cost) {
        costOfGlance = cost;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    @Override
    public Glance glance(Trigger trigger) {
        asked.add("glance");
        failure.ifPresent(_ -> pass(takes));
        return failure.map(condition -> new Glance(
                        new Standing.Unknown(self, condition),
                        Optional.of(Snapshots.failed(condition, null, now, trigger)),
                        costOfGlance))
                .orElseGet(() -> new Glance(standing(), Optional.empty(), Duration.ZERO));
    }

    @Override
    public Look look(Trigger trigger, Touched touched) {
        asked.add("look");
        return look(trigger, true, takes);
    }

    @Override
    public Seen lookIfChanged(Trigger trigger, Depth depth, Touched touched) {
        asked.add(depth.name().toLowerCase(Locale.ROOT));
        var part = takesForPart.orElse(takes);
        if (why().isEmpty() && version == versionSeen && leads == ledThen) {
            pass(part);
            return new Seen.Unchanged(List.of());
        }
        return look(trigger, false, part);
    }

    private Look look(Trigger trigger, boolean isWhole, Duration took) {
        var begun = now;
        pass(took);
        var why = why();
        if (why.isPresent()) {
            var failed = Snapshots.failed(why.get(), null, begun, trigger);
            return new Look(failed, new Standing.Unknown(self, why.get()), false, isWhole, false);
        }
        versionSeen = version;
        ledThen = leads;
        return new Look(snapshot(begun, trigger), standing(), moves, isWhole, !isReadAsAWhole);
    }

    private Optional<Condition> why() {
        return failure.or(() -> failureOfLists);
    }

    private Snapshot snapshot(Instant begun, Trigger trigger) {
        return leads ? Snapshots.ofLeader(version, begun, trigger) : Snapshots.ofStandby(version, begun, trigger);
    }

    private Standing standing() {
        return leads ? new Standing.Leads(self) : new Standing.Follows(self);
    }
}

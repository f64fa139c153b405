package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what the stream has to tell. */
final class RecordingOutbox implements Outbox {

    private final List<Snapshot> offered = new ArrayList<>();
    private final List<Snapshot> offeredAgain = new ArrayList<>();
    private final Map<String, Instant> silences = new LinkedHashMap<>();

    @Override
    public void offer(Snapshot snapshot) {
        offered.add(snapshot);
    }

    @Override
    public void offerAgain(Snapshot snapshot) {
        offeredAgain.add(snapshot);
    }

    @Override
    public void tellSilence(String swarm, Instant newest) {
        silences.put(swarm, newest);
    }

    /** The fresh snapshots, in order. */
    List<Snapshot> offered() {
        return offered;
    }

    /** Those that were kept, in no order. */
    List<Snapshot> offeredAgain() {
        return offeredAgain;
    }

    /** The silent swarms, each with when its newest snapshot was collected. */
    Map<String, Instant> silences() {
        return silences;
    }

    void clear() {
        offered.clear();
        offeredAgain.clear();
        silences.clear();
    }
}

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
    private final Map<String, Instant> silences = new LinkedHashMap<>();

    @Override
    public void offer(Snapshot snapshot) {
        offered.add(snapshot);
    }

    @Override
    public void tellSilence(String swarm, Instant newest) {
        silences.put(swarm, newest);
    }

    /** The snapshots, in order. */
    List<Snapshot> offered() {
        return offered;
    }

    /** The silent swarms, each with when its newest snapshot was collected. */
    Map<String, Instant> silences() {
        return silences;
    }

    void clear() {
        offered.clear();
        silences.clear();
    }
}

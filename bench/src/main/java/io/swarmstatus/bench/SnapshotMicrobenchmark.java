package io.swarmstatus.bench;

import com.fasterxml.jackson.core.JsonFactory;
import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.changes.Detection;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.io.IOException;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done with each snapshot between the topic and Redis, one step at a time. {@link JmhBenchmark} runs it. */
@State(Scope.Thread)
public class SnapshotMicrobenchmark {

    private static final Instant FIRST = Instant.parse("2026-11-28T12:00:00Z");

    private final SnapshotCodec codec = new SnapshotCodec();
    private final JsonFactory json = new JsonFactory();

    private Snapshot snapshot = SampleSnapshot.of("default", 1, FIRST);
    private Snapshot later = snapshot;
    private byte[] bytes = {};
    private Baseline baseline = Baseline.NONE;

    /** How large the swarm is. JMH sets it. */
    @Param({"5", "200"})
    public int nodes;

    @Setup
    public void makeSnapshots() {
        snapshot = SampleSnapshot.of("default", nodes, FIRST);
        later = SampleSnapshot.of("default", nodes, FIRST.plusSeconds(10));
        bytes = codec.encode(snapshot);
        baseline = ChangeDetector.observe(Baseline.NONE, snapshot).baseline();
    }

    /** The least that has to be done with JSON: its tokens, and nothing made of them. */
    @Benchmark
    public int tokens() throws IOException {
        int count = 0;
        try (var parser = json.createParser(bytes)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    @Benchmark
    public Snapshot decode() {
        return codec.decode(bytes);
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(snapshot);
    }

    /** With the one before, which was alike. */
    @Benchmark
    public Detection compare() {
        return ChangeDetector.observe(baseline, later);
    }
}

package io.swarmstatus.bench;

import com.fasterxml.jackson.core.JsonFactory;
import io.swarmstatus.producer.EngineSnapshots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the producer does with each task of an engine's list, from memory. {@link JmhBenchmark} runs it. */
@State(Scope.Thread)
@OperationsPerInvocation(TasksMicrobenchmark.TASKS)
public class TasksMicrobenchmark {

    static final int TASKS = 1_000;

    private static final int NODES = 30;

    private final JsonFactory json = new JsonFactory();

    private byte[] answer = {};

    @Setup
    public void record() throws IOException, InterruptedException {
        var recorded = Recording.simulate(new CollectionSize(TASKS, NODES).config());
        answer = recorded.recording().answers().getOrDefault("/tasks", answer);
        if (read() != TASKS) {
            throw new IllegalStateException("the list has not " + TASKS + " tasks");
        }
    }

    /** The least that has to be done with JSON: its tokens, and nothing made of them. */
    @Benchmark
    public int tokens() throws IOException {
        int count = 0;
        try (var parser = json.createParser(new ByteArrayInputStream(answer))) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    @Benchmark
    public long read() throws IOException {
        return EngineSnapshots.tasks(new ByteArrayInputStream(answer));
    }
}

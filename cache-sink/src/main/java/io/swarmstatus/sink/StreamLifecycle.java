package io.swarmstatus.sink;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka Streams from its start to its stop. A thread of its own waits for the broker and the topics, as Kafka Streams
 * would fail without them; from then on it looks after itself.
 */
final class StreamLifecycle implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamLifecycle.class);
    private static final String LAG = "records-lag-max";
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(4);

    private final String name;
    private final Prerequisites prerequisites;
    private final Supplier<KafkaStreams> client;
    private final ThreadReplacement replacement;
    private final RetryPolicy<Optional<String>> retries;
    private final Consumer<String> onEnd;
    private final Thread starter;
    private volatile Optional<KafkaStreams> streams = Optional.empty();
    private volatile Optional<String> awaited = Optional.empty();

    private StreamLifecycle(
            String name,
            Prerequisites prerequisites,
            Supplier<KafkaStreams> client,
            ThreadReplacement replacement,
            Backoff backoff,
            Consumer<String> onEnd) {
        this.name = name;
        this.prerequisites = prerequisites;
        this.client = client;
        this.replacement = replacement;
        this.retries = backoff.<Optional<String>>policy()
                .handleResultIf(Optional::isPresent)
                .abortOn(Exception.class)
                .build();
        this.onEnd = onEnd;
        this.starter = Thread.ofPlatform().daemon().name(name + "-start").unstarted(this::run);
    }

    /**
     * Starts the wait, and after it the stream.
     *
     * @param name of the stream, for the log
     * @param prerequisites what it waits for
     * @param client creates Kafka Streams; where that fails, it is tried again
     * @param onEnd is told the name where the stream has ended for good though nobody closed it
     */
    static StreamLifecycle start(
            String name,
            Prerequisites prerequisites,
            Supplier<KafkaStreams> client,
            ThreadReplacement replacement,
            Backoff backoff,
            Consumer<String> onEnd) {
        var stream = new StreamLifecycle(name, prerequisites, client, replacement, backoff, onEnd);
        stream.starter.start();
        return stream;
    }

    /** What state Kafka Streams is in; before its start, {@link State#CREATED}. */
    State state() {
        return streams.map(KafkaStreams::state).orElse(State.CREATED);
    }

    /** Whether it waits, starts or runs, rather than having ended. */
    boolean isAlive() {
        return switch (state()) {
            case CREATED -> starter.isAlive();
            case RUNNING, REBALANCING -> true;
            case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR -> false;
        };
    }

    /** Whether records are processed. */
    boolean isRunning() {
        return state() == State.RUNNING && !replacement.isWaiting();
    }

    /** By how many records it was behind at most lately, of any partition; NaN where it has read nothing. */
    double largestLag() {
        return streams.stream()
                .flatMap(running -> running.metrics().values().stream())
                .filter(metric -> LAG.equals(metric.metricName().name()))
                .filter(metric -> !metric.metricName()
                        .tags()
                        .getOrDefault("client-id", "")
                        .contains("restore"))
                .mapToDouble(metric -> metric.metricValue() instanceof Double lag ? lag : Double.NaN)
                .filter(lag -> !Double.isNaN(lag))
                .max()
                .orElse(Double.NaN);
    }

    /** What it does, for a person; where it waits, for whom. */
    String words() {
        var waiting = replacement.isWaiting() ? Optional.of(replacement.words()) : awaited;
        return waiting.map(whom -> state() + ", waits for " + whom).orElseGet(() -> state().toString());
    }

    /** Commits and ends, within 4 s; leaves its group, so that another sink takes over at once. */
    @Override
    public void close() {
        replacement.close();
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streams.ifPresent(this::close);
    }

    private void close(KafkaStreams running) {
        var leaving =
                CloseOptions.timeout(LONGEST_CLOSE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        if (!running.close(leaving)) {
            log.atWarn()
                    .addKeyValue("stream", name)
                    .addKeyValue("limit", LONGEST_CLOSE)
                    .log("the stream did not end in time");
        }
    }

    private void run() {
        try {
            Failsafe.with(retries).get(this::begin);
        } catch (FailsafeException e) {
            log.atDebug().setCause(e).log("interrupted");
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("stream", name).log("the stream cannot start");
            onEnd.accept(name);
        }
    }

    /** Starts Kafka Streams, or tells whom it waits for. */
    private Optional<String> begin() throws InterruptedException {
        var missing = prerequisites.missing().or(this::startClient);
        if (missing.isPresent() && !missing.equals(awaited)) {
            log.atWarn()
                    .addKeyValue("stream", name)
                    .addKeyValue("for", missing.get())
                    .log("waiting");
        }
        awaited = missing;
        return missing;
    }

    private Optional<String> startClient() {
        try {
            var created = client.get();
            created.setStateListener(this::changed);
            created.setUncaughtExceptionHandler(replacement);
            created.start();
            streams = Optional.of(created);
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.of("Kafka Streams: " + e.getMessage());
        }
    }

    private void changed(State now, State before) {
        var level = now == State.ERROR ? log.atError() : log.atInfo();
        level.addKeyValue("stream", name)
                .addKeyValue("from", before)
                .addKeyValue("to", now)
                .log("stream");
        if (now == State.ERROR) {
            onEnd.accept(name);
        }
    }
}

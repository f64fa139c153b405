package io.swarmstatus.api;

import io.swarmstatus.history.HistorySettings;
import io.swarmstatus.history.TopicHistory;
import io.swarmstatus.history.TopicRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the end of the topic of changes for all who stream them, with one consumer, on one thread, and only while there is
 * somebody. It joins no group. Where the topic cannot be followed all streams end, and their clients resume where they were.
 */
final class ChangeTail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChangeTail.class);

    /** How long a subscriber waits at most until the topic is followed for it. */
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(8);

    /** How long one who comes may wait for the thread's attention. */
    private static final Duration POLL = Duration.ofMillis(100);

    /** How long the topic is followed for nobody: many come back within seconds. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Supplier<HistorySettings> settings;
    private final BlockingQueue<Join> joins = new LinkedBlockingQueue<>(Subscribers.MOST);
    private final Map<String, ChangeRing> rings = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("follow-changes").daemon().unstarted(this::run);
    private boolean away;

    /** @param settings of each consumer */
    private ChangeTail(Supplier<HistorySettings> settings) {
        this.settings = settings;
    }

    static ChangeTail start(Supplier<HistorySettings> settings) {
        var tail = new ChangeTail(settings);
        tail.thread.start();
        return tail;
    }

    /**
     * The changes of a swarm from now on, or from where a client was.
     *
     * @param after the offset of the last change that the client has; -1 where that was before the first one, absent from now on
     * @throws io.helidon.http.HttpException 503 where the topic cannot be followed
     */
    ChangeSubscription join(String swarm, OptionalLong after) throws InterruptedException {
        var join = new Join(swarm, after, new CompletableFuture<>());
        if (!joins.offer(join)) {
            throw TopicReaders.unavailable("Too many come at once", new IllegalStateException("the queue is full"));
        }
        try {
            return join.joined.get(JOIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            join.giveUp();
            throw TopicReaders.unavailable("Changes cannot be followed just now", e);
        } catch (InterruptedException e) {
            join.giveUp();
            throw e;
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                var first = joins.take();
                try (var topic = TopicHistory.connect(settings.get().following())) {
                    follow(topic, first);
                } catch (RuntimeException e) { // a HistoryException, or what nobody has foreseen: the thread goes on
                    first.joined.completeExceptionally(e);
                    end(e);
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop
        }
    }

    private void follow(TopicHistory topic, Join first) {
        positions.clear();
        positions.putAll(
                topic.ends(IntStream.range(0, topic.partitions()).boxed().toList()));
        topic.seek(positions);
        if (away) {
            log.atInfo().log("changes are followed again");
        }
        away = false;
        admit(topic, first);
        var busy = System.nanoTime();
        while (closed.getCount() > 0 && System.nanoTime() - busy < IDLE.toNanos()) {
            for (var join = joins.poll(); join != null; join = joins.poll()) {
                admit(topic, join);
            }
            topic.poll(POLL).forEach(this::deliver);
            if (rings.values().stream().anyMatch(ChangeRing::hasReaders)) {
                busy = System.nanoTime();
            }
        }
        endRings();
    }

    private void admit(TopicHistory topic, Join join) {
        var partition = topic.partitionOf(join.swarm);
        long position = positions.getOrDefault(partition, 0L);
        if (rings.size() >= Subscribers.MOST) {
            rings.values().removeIf(ring -> !ring.hasReaders());
        }
        var ring = rings.computeIfAbsent(join.swarm, _ -> new ChangeRing(position));
        var from = join.after.isPresent() ? join.after.getAsLong() + 1 : position;
        if (from > position && from > topic.ends(List.of(partition)).getOrDefault(partition, 0L)) {
            from = position; // the id is from a topic that was there before this one
        }
        ring.enter();
        var subscription = new ChangeSubscription(ring, partition, from);
        if (!join.joined.complete(subscription)) {
            subscription.close(); // it has gone
        }
    }

    private void deliver(TopicRecord record) {
        positions.put(record.partition(), record.offset() + 1);
        var ring = record.key() == null ? null : rings.get(record.key());
        if (ring != null) {
            LiveChange.of(record).ifPresent(ring::add);
        }
    }

    private void end(RuntimeException reason) {
        if (!away && closed.getCount() > 0) {
            log.atWarn().addKeyValue("reason", reason.toString()).log("changes cannot be followed");
        }
        away = true;
        endRings();
        for (var join = joins.poll(); join != null; join = joins.poll()) {
            join.joined.completeExceptionally(reason);
        }
    }

    private void endRings() {
        rings.values().forEach(ChangeRing::end);
        rings.clear();
    }

    private void pause() throws InterruptedException {
        var millis = RETRY.toMillis();
        var ended = closed.await(millis + ThreadLocalRandom.current().nextLong(millis), TimeUnit.MILLISECONDS);
        if (ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.atWarn().addKeyValue("limit", STOP_LIMIT).log("following the changes did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One who wants to be told. */
    private record Join(String swarm, OptionalLong after, CompletableFuture<ChangeSubscription> joined) {

        /** Whoever completes it later has to clean up; whoever was faster has done all. */
        void giveUp() {
            if (!joined.cancel(false) && joined.isDone() && !joined.isCompletedExceptionally()) {
                joined.join().close();
            }
        }
    }
}

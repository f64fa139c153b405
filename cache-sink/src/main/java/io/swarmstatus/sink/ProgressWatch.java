package io.swarmstatus.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Asks the broker again and again where the topic ends and what the group has committed, on a thread of its own: only so
 * can a sink that hears nothing tell whether nobody publishes, or it does not hear. It also sees to the dead-letter topic.
 */
final class ProgressWatch implements Progress, AutoCloseable {

    private final Topics topics;
    private final DeadLetterTopic deadLetters;
    private final String group;
    private final Duration period;
    private final InstantSource time;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Integer, Instant> processed = new ConcurrentHashMap<>();
    private Map<Integer, Long> endsBefore = Map.of();
    private Instant askedBefore = Instant.MIN;
    private volatile Instant lastAnswer = Instant.MIN;
    private volatile long behind;
    private volatile String words = "not asked yet";

    private ProgressWatch(
            Topics topics, DeadLetterTopic deadLetters, String group, Duration period, InstantSource time) {
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.group = group;
        this.period = period;
        this.time = time;
        this.thread = Thread.ofPlatform().daemon().name("progress-watch").unstarted(this::run);
    }

    /** Starts to ask at once, and then at each period. */
    static ProgressWatch start(
            Topics topics, DeadLetterTopic deadLetters, String group, Duration period, InstantSource time) {
        var watch = new ProgressWatch(topics, deadLetters, group, period, time);
        watch.thread.start();
        return watch;
    }

    @Override
    public Optional<Instant> processedUpTo(int partition) {
        return Optional.ofNullable(processed.get(partition));
    }

    /** Whether the broker answered lately. */
    boolean isRecent() {
        return lastAnswer.isAfter(time.instant().minus(LONGEST_AGE));
    }

    /** How many records the group has still to process; NaN where the broker did not answer lately. */
    double behind() {
        return isRecent() ? (double) behind : Double.NaN;
    }

    /** What the broker says, or why it says nothing, for a person. */
    String words() {
        return words;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                watch();
                closing.await(period.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With one client for as long as it lasts; it reconnects by itself. */
    private void watch() throws InterruptedException {
        try {
            var client = Admin.create(topics.admin());
            try {
                do {
                    turn(client);
                } while (!closing.await(period.toNanos(), TimeUnit.NANOSECONDS));
            } finally {
                client.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            words = topics.broker(e); // its name cannot be resolved, for one
        }
    }

    private void turn(Admin client) throws InterruptedException {
        try {
            var asked = time.instant();
            var ends = topics.ends(client);
            var positions = topics.positions(client, group, ends.keySet());
            deadLetters.ensure(client);
            note(asked, ends, positions);
        } catch (ExecutionException e) {
            words = "no answer since " + (lastAnswer.equals(Instant.MIN) ? "the start" : lastAnswer) + ", "
                    + topics.broker(e);
        }
    }

    /**
     * What had been published at the last turn was processed if by now the group has come to where the topic ended then;
     * further than it ends, and the commit is that of an earlier topic of this name.
     */
    private void note(Instant asked, Map<Integer, Long> ends, Map<Integer, Long> positions) {
        for (var end : ends.entrySet()) {
            var partition = end.getKey();
            long position = positions.getOrDefault(partition, 0L);
            var endBefore = endsBefore.get(partition);
            if (endBefore != null && endBefore <= position && position <= end.getValue()) {
                processed.put(partition, askedBefore);
            }
        }
        endsBefore = ends;
        askedBefore = asked;
        behind = Topics.behind(ends, positions);
        lastAnswer = time.instant();
        words = "answers, " + behind + " records to process";
    }
}

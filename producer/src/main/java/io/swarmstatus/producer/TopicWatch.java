package io.swarmstatus.producer;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the end of the snapshot topic, on a thread of its own: who has spoken for this swarm, and when. It joins no
 * consumer group and commits nothing.
 */
final class TopicWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** For the goodbye to a broker that hangs; shorter than the stop as a whole, which waits for it. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(500);

    /** How often the broker is asked whether there is more: a broker that is away looks like a silent one. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final TopicTail tail;
    private final Clocks clocks;
    private final RetryPolicy<Object> reconnecting;
    private final Thread thread;

    private volatile Heard heard = Heard.NOTHING;
    private volatile boolean closed;
    private Consumer<Voice> onVoice;
    private boolean complained; // known to the thread alone

    /**
     * @param tail where the swarm's newest snapshots are
     */
    TopicWatch(KafkaClients clients, TopicTail tail, Clocks clocks) {
        this.clients = clients;
        this.tail = tail;
        this.clocks = clocks;
        this.onVoice = _ -> {};
        this.thread = Thread.ofPlatform().name("topic-watch").unstarted(this::run);
        this.reconnecting = RetryPolicy.builder()
                .handle(RuntimeException.class)
                .abortOn(InterruptException.class)
                .abortIf((_, _) -> closed)
                .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .withJitter(0.25)
                .withMaxRetries(-1)
                .build();
    }

    /**
     * Begins to listen.
     *
     * @param listener called, on the thread of the watch, when somebody was heard
     */
    void start(Consumer<Voice> listener) {
        onVoice = listener;
        thread.start();
    }

    /** What was heard so far. */
    Heard heard() {
        return heard;
    }

    private void run() {
        while (!closed) {
            try {
                Failsafe.with(reconnecting).run(this::connectAndFollow);
            } catch (RuntimeException e) {
                log.atDebug().setCause(e).log("ended watching the topic"); // only closing does
            }
        }
    }

    private void connectAndFollow() {
        try {
            var consumer = clients.consumer();
            try {
                follow(consumer);
            } finally {
                close(consumer);
            }
        } catch (RuntimeException e) {
            var reason = clients.topic() + " on " + clients.servers() + ": " + e.getMessage();
            heard = heard.lost(reason);
            complain(reason);
            throw e;
        }
    }

    /** An interrupt would make the consumer give up the goodbye to its brokers, and log that as an error. */
    private static void close(KafkaConsumer<?, ?> consumer) {
        var isInterrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        while (!closed) {
            var partition = tail.partition(consumer);
            if (partition.isPresent()) {
                followPartition(consumer, partition.get());
            } else {
                isCurrent(); // nobody has spoken where there is no topic
                pause();
            }
        }
    }

    /** Returns when the swarm's snapshots have moved to another partition, or at the stop. */
    private void followPartition(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        consumer.assign(List.of(partition));
        tail.seek(consumer, partition, clocks.now());
        var lastCheck = clocks.steady().instant().minus(CHECK);
        while (!closed) {
            consumer.poll(POLL).forEach(this::hear);
            if (!clocks.steady().instant().isBefore(lastCheck.plus(CHECK))) {
                lastCheck = clocks.steady().instant();
                if (tail.isAtEnd(consumer, partition)) {
                    isCurrent();
                }
                if (!tail.partition(consumer).filter(partition::equals).isPresent()) {
                    return;
                }
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (!tail.swarm().equals(record.key()) || record.value() == null) {
            return;
        }
        VoiceRecord.voice(record.value(), clocks.now(), clocks.steady().instant(), !heard.isCurrent())
                .ifPresent(voice -> {
                    heard = heard.with(voice);
                    onVoice.accept(voice);
                });
    }

    private void isCurrent() {
        heard = heard.current(clocks.steady().instant());
        if (complained) {
            complained = false;
            log.atInfo().log("reading the topic again");
        }
    }

    private void complain(String reason) {
        if (!complained && !closed) {
            complained = true;
            log.atWarn()
                    .addKeyValue("reason", reason)
                    .log("the topic cannot be read: this one will not step in for a silent leader meanwhile");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Joining.within(STOP_LIMIT, thread);
    }
}

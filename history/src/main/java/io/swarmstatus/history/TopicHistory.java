package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * One topic, read by time. Records of committed transactions alone are seen. Not safe for use by several threads; an interrupt
 * ends whatever it is waiting for.
 *
 * <p>Every method throws {@link HistoryException} where the brokers do not answer within {@link HistorySettings#callLimit()},
 * where the topic is missing, or where it may not be read.
 *
 * <p>The order on a partition is nearly that of the timestamps, but not quite: several producers publish one swarm's snapshots,
 * and one that could not publish for a while publishes the newest first. What is found by time takes that into account, see
 * {@link #span}.
 */
public final class TopicHistory implements AutoCloseable {

    /** A record is not expected later than this after others that are newer... */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** ...nor behind more than this many; the snapshots that waited for a broker come after the newest, at most 8 each. */
    private static final long LATE_RECORDS = 64;

    /** Where the end of a span takes longer to find, the span has all that there is: whoever reads it has limits too. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(500);

    /** How long one who reads faster than its pace waits at most from batch to batch. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final HistorySettings settings;
    private final Consumer<String, byte[]> consumer;

    private TopicHistory(HistorySettings settings, Consumer<String, byte[]> consumer) {
        this.settings = settings;
        this.consumer = consumer;
    }

    /**
     * A reader of brokers that may be away still.
     *
     * @throws HistoryException if no broker's name can be resolved, or a setting cannot be used
     */
    public static TopicHistory connect(HistorySettings settings) {
        try {
            var consumer = new KafkaConsumer<>(
                    settings.consumerConfig(), new StringDeserializer(), new ByteArrayDeserializer());
            return new TopicHistory(settings, consumer);
        } catch (KafkaException e) { // bad settings among them
            throw new HistoryException(
                    HistoryException.Reason.FAILED,
                    "cannot connect to " + settings.servers() + ": " + HistoryException.rootMessage(e),
                    e);
        }
    }

    /** How many partitions the topic has. */
    public int partitions() {
        var partitions = ask(() -> consumer.partitionsFor(settings.topic(), settings.callLimit()));
        if (partitions == null || partitions.isEmpty()) {
            throw HistoryException.noTopic(settings);
        }
        return partitions.size();
    }

    /** The partition that the producers' default partitioner chooses for a swarm. */
    public int partitionOf(String swarm) {
        return Utils.toPositive(Utils.murmur2(swarm.getBytes(UTF_8))) % partitions();
    }

    /** All that a partition holds now. */
    public Span all(int partition) {
        var one = new TopicPartition(settings.topic(), partition);
        var first = ask(() -> consumer.beginningOffsets(List.of(one), settings.callLimit()));
        return new Span(
                partition, first.getOrDefault(one, 0L), ends(List.of(partition)).getOrDefault(partition, 0L));
    }

    /**
     * Where the records of {@code from <= timestamp < to} are. It begins with the first of them, wherever later ones may be.
     * It ends where no more are to be expected: one that came more than a minute, and more than 64 records in a row, behind others
     * that are not before {@code to} is missed. In a row, since one producer whose clock is fast says nothing of the others'
     * records. Other records are in the span too.
     */
    public Span span(int partition, Instant from, Instant to) {
        var all = all(partition);
        var past = firstAt(partition, to, all.end());
        var end = past == all.end() ? past : end(all.from(past), to);
        return new Span(partition, Math.max(all.first(), firstAt(partition, from, all.end())), end);
    }

    /** Where no record before {@code to} is expected any more; the end of all where that is not found out in time. */
    private long end(Span behind, Instant to) {
        var late = firstAt(behind.partition(), later(to), behind.end());
        var stragglers = new Stragglers(to, LATE_RECORDS);
        var end = read(behind.from(late - LATE_RECORDS), Deadline.in(END_LIMIT), stragglers::mayFollow);
        return stragglers.mayFollow() ? behind.end() : end;
    }

    private static Instant later(Instant time) {
        return time.isAfter(Instant.MAX.minus(LATE)) ? Instant.MAX : time.plus(LATE);
    }

    /** The first offset whose record is of this time or later, so that all before it are older; {@code end} where there is none. */
    long firstAt(int partition, Instant time, long end) {
        if (!time.isAfter(Instant.EPOCH)) {
            return 0;
        }
        var one = new TopicPartition(settings.topic(), partition);
        var question = Map.of(one, Millis.atOrAfter(time));
        OffsetAndTimestamp found = ask(() -> consumer.offsetsForTimes(question, settings.callLimit()))
                .get(one);
        return found == null ? end : found.offset();
    }

    /**
     * Reads a span, batch by batch, in the order of the partition.
     *
     * @param taking false ends the reading before this record
     * @return the offset at which reading would go on: the end of the span, where it was not ended before by {@code taking} or
     *     by the deadline
     */
    public long read(Span span, Deadline deadline, Predicate<TopicRecord> taking) {
        seek(Map.of(span.partition(), span.first()));
        var next = span.first();
        var stalled = Deadline.in(settings.callLimit());
        while (next < span.end() && !deadline.isPast()) {
            keepPace(deadline);
            for (var record : poll(deadline.leftUpTo(POLL))) {
                if (record.offset() >= span.end()) {
                    return span.end();
                }
                if (!taking.test(record)) {
                    return record.offset();
                }
            }
            var position = position(span.partition());
            if (position > next) {
                next = position;
                stalled = Deadline.in(settings.callLimit());
            } else if (stalled.isPast()) {
                throw HistoryException.noAnswer(settings, null);
            }
        }
        return Math.min(next, span.end());
    }

    /** Goes to these offsets, by partition, and reads no other partition from now on. */
    public void seek(Map<Integer, Long> offsets) {
        ask(() -> {
            consumer.assign(offsets.keySet().stream().map(this::partition).toList());
            offsets.forEach((partition, offset) -> consumer.seek(partition(partition), offset));
            return offsets;
        });
    }

    /**
     * What comes next, in the order of each partition; nothing where nothing came in this time. Brokers that are away look like
     * silent ones here: {@link #ends} tells.
     */
    public List<TopicRecord> poll(Duration limit) {
        var records = ask(() -> consumer.poll(limit));
        var polled = new ArrayList<TopicRecord>(records.count());
        records.forEach(record -> polled.add(TopicRecord.of(record)));
        settings.pace().read(polled.stream().mapToLong(TopicRecord::size).sum());
        return polled;
    }

    private void keepPace(Deadline deadline) {
        try {
            settings.pace().await(deadline.leftUpTo(LONGEST_REST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryException.interrupted(e);
        }
    }

    /** The offset that the next record of a partition will have, at least; where to begin to follow it. */
    public Map<Integer, Long> ends(List<Integer> partitions) {
        var asked = partitions.stream().map(this::partition).toList();
        return ask(() -> consumer.endOffsets(asked, settings.callLimit())).entrySet().stream()
                .collect(toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    private long position(int partition) {
        return ask(() -> consumer.position(partition(partition), settings.callLimit()));
    }

    private TopicPartition partition(int partition) {
        return new TopicPartition(settings.topic(), partition);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw HistoryException.of(settings, e);
        }
    }

    /** An interrupt would make the consumer give up the goodbye to its brokers, and log that as an error. */
    @Override
    public void close() {
        var isInterrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

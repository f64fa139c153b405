package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.swarmstatus.history.HistoryException;
import io.swarmstatus.history.HistoryException.Reason;
import io.swarmstatus.history.HistorySettings;
import io.swarmstatus.history.ReadPace;
import io.swarmstatus.history.TopicHistory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics for those who ask about the past: a few at a time, and the next is refused, not queued; so many bytes a second,
 * and who wants more gets it more slowly. Each reads on a platform thread, since it computes and waits in ways that would keep requests for the status from the threads that carry
 * them. Connections are kept for the next ones.
 */
final class TopicReaders implements AutoCloseable {

    /** At once, in all topics together. */
    static final int MOST = 8;

    /** All of them together: what they take of the processors and the network is not there for the status. */
    private static final long BYTES_PER_SECOND = 8 * 1024 * 1024;

    /** So much longer than that a few requests may read at once, after nobody has asked for a while. */
    private static final Duration SAVINGS = Duration.ofSeconds(2);

    /** For one question to the brokers. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(3);

    /** For all that is asked in one go; a reader that takes longer is given up. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    /** Little at once, so that the status gets its turn in between. */
    private static final int FETCH_BYTES = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TopicReaders.class);
    private static final Header SOON = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");
    private static final Header LATER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "5");

    private final Map<String, String> kafka;
    private final ReadPace pace = ReadPace.of(BYTES_PER_SECOND, SAVINGS);
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("read-topic-", 0).daemon().factory());
    private final Map<String, Queue<TopicHistory>> idle = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private volatile String words = "not asked yet";
    private volatile Optional<Reason> trouble = Optional.empty();
    private volatile boolean closed;

    /** @param kafka the operator's settings for Kafka clients */
    TopicReaders(Map<String, String> kafka) {
        this.kafka = kafka;
    }

    /**
     * A place among the readers, to be closed after what was read is no longer held in memory.
     *
     * @throws HttpException 429 where all are taken
     */
    Place take() {
        return placeIf(places.tryAcquire());
    }

    /** The same for those who may wait, of whom there have to be few. */
    Place takeWithin(Duration limit) throws InterruptedException {
        return placeIf(places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Place placeIf(boolean taken) {
        if (!taken) {
            throw new HttpException(
                            "The past is read by " + MOST + " requests at a time", Status.TOO_MANY_REQUESTS_429, true)
                    .header(SOON);
        }
        return new Place();
    }

    /** How a topic is read. */
    HistorySettings settings(String topic) {
        var clientId = "swarm-status-api-" + connections.incrementAndGet();
        return HistorySettings.of(kafka, topic, clientId).withCallLimit(CALL_LIMIT);
    }

    private <T> T read(String topic, Function<TopicHistory, T> question) {
        var answer = threads.submit(() -> ask(topic, question));
        try {
            return answered(answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw refusal(topic, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw refusal(topic, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw refusal(topic, e);
        }
    }

    private <T> T ask(String topic, Function<TopicHistory, T> question) {
        var pool = idle.computeIfAbsent(topic, _ -> new ConcurrentLinkedQueue<>());
        var pooled = pool.poll();
        var reader = pooled == null ? TopicHistory.connect(paced(topic)) : pooled;
        var whole = false;
        try {
            var answer = question.apply(reader);
            whole = !closed;
            return answer;
        } finally {
            if (whole) {
                pool.add(reader);
            } else {
                reader.close();
            }
        }
    }

    private HistorySettings paced(String topic) {
        return settings(topic).withFetchBytes(FETCH_BYTES).withPace(pace);
    }

    private <T> T answered(T answer) {
        if (trouble.isPresent()) {
            log.atInfo().log("Kafka answers again");
        }
        trouble = Optional.empty();
        words = "can be read";
        return answer;
    }

    /** How the brokers answered when somebody asked last, for a person. */
    String words() {
        return words;
    }

    /** Says no more than that it cannot be read: brokers' addresses are nobody's business; the log has the reason. */
    private HttpException refusal(String topic, Throwable reason) {
        var kind = reason instanceof HistoryException known ? known.reason() : Reason.FAILED;
        var why = reason instanceof HistoryException ? String.valueOf(reason.getMessage()) : reason.toString();
        if (kind == Reason.FAILED
                || !trouble.equals(Optional.of(kind))) { // away first, and then it refuses us, for one
            log.atWarn().addKeyValue("topic", topic).addKeyValue("reason", why).log("the past cannot be read");
        }
        trouble = Optional.of(kind);
        words = "cannot be read: " + why;
        return unavailable("The past cannot be read just now: Kafka does not answer, or has no such topic", reason);
    }

    /** 503, to be tried again in some seconds. */
    static HttpException unavailable(String message, Throwable reason) {
        return new HttpException(message, Status.SERVICE_UNAVAILABLE_503, reason, true).header(LATER);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        idle.values().forEach(pool -> {
            for (var reader = pool.poll(); reader != null; reader = pool.poll()) {
                reader.close();
            }
        });
    }

    /** One reader's. */
    final class Place implements AutoCloseable {

        private Place() {}

        /**
         * Asks a topic.
         *
         * @throws HttpException 503 where it does not answer
         */
        <T> T read(String topic, Function<TopicHistory, T> question) {
            return TopicReaders.this.read(topic, question);
        }

        @Override
        public void close() {
            places.release();
        }
    }
}

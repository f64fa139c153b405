package io.swarmstatus.api;

import static io.swarmstatus.api.Contents.content;
import static io.swarmstatus.api.Contents.good;
import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.Tier;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FollowerLogTest {

    private final FollowerLog changes = new FollowerLog();
    private final Logger logger = (Logger) LoggerFactory.getLogger(FollowerLog.class);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(events);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void tellsOnceForWhomItWaitsAndOnceThatItIsBack() {
        var away = new CacheUnavailableException("Redis at redis://a:6379", new IOException());
        changes.answered();

        changes.away(away);
        changes.away(away);
        assertThat(changes.words()).isEqualTo("away: Redis at redis://a:6379");
        changes.answered();
        changes.answered();

        assertThat(changes.words()).isEqualTo("there");
        assertThat(messages()).containsExactly("waiting for the cache", "the cache answers again");
        assertThat(events.list.getFirst().getKeyValuePairs()).asString().contains("Redis at redis://a:6379");
    }

    @Test
    void tellsWhenAnotherTierIsServed() {
        Stream.of(ServedTier.UNAVAILABLE, ServedTier.PRIMARY, ServedTier.PRIMARY, ServedTier.BACKUP)
                .forEach(tier -> changes.serving("default", tier));

        assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.WARN);
        assertThat(events.list.getLast().getKeyValuePairs()).asString().contains("default", "backup");
    }

    @Test
    void namesAKeyThatHoldsNoSnapshotOnce() {
        var well = content(good(START, Duration.ofMinutes(5)), Tier.ABSENT);
        var unreadable = content(new Tier("hello", null), Tier.ABSENT);

        changes.read(CacheKeys.of("default"), well, unreadable);
        changes.read(CacheKeys.of("default"), unreadable, unreadable);

        assertThat(messages()).containsExactly("the key holds no snapshot, it counts as gone");
    }

    private Stream<String> messages() {
        return events.list.stream().map(ILoggingEvent::getMessage);
    }
}

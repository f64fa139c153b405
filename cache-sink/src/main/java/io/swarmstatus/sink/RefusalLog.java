package io.swarmstatus.sink;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of refused records: of the first at once, of a flood every ten seconds. All are in the dead letters. */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Instant next = Instant.MIN;
    private long untold;

    /** Notes a refusal; returns whether the log was told. */
    boolean refused(RecordMetadata source, String reason, Instant now) {
        if (now.isBefore(next)) {
            untold++;
            return false;
        }
        log.atWarn()
                .addKeyValue("topic", source.topic())
                .addKeyValue("partition", source.partition())
                .addKeyValue("offset", source.offset())
                .addKeyValue("reason", reason)
                .addKeyValue("others", untold)
                .log("a record is no snapshot, it goes to the dead letters");
        next = now.plus(PAUSE);
        untold = 0;
        return true;
    }
}

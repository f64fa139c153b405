package io.swarmstatus.sink;

import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the dead letters fare: what their topic never takes is lost, for one record must not stop the stream. */
final class DeadLetterDelivery {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDelivery.class);

    private final InstantSource time;
    private volatile Optional<String> missing = Optional.empty();
    private long lost;
    private long lostSinceDelivery;
    private String last = "";

    DeadLetterDelivery(InstantSource time) {
        this.time = time;
    }

    /** Notes whether the topic is there; where it is not, why. */
    void topicIs(Optional<String> nowMissing) {
        missing = nowMissing;
    }

    /** Why no letter can be delivered now, if that is known. */
    Optional<String> missing() {
        return missing;
    }

    /** Notes that a letter arrived. */
    synchronized void delivered() {
        if (lostSinceDelivery > 0) {
            log.atInfo().addKeyValue("lost", lostSinceDelivery).log("dead letters are taken again");
            lostSinceDelivery = 0;
        }
    }

    /** Notes that a letter will never arrive. */
    synchronized void lost(ProducerRecord<byte[], byte[]> letter, String reason) {
        lost++;
        last = "the last at " + time.instant() + ": " + reason;
        if (lostSinceDelivery++ == 0) {
            log.atError()
                    .addKeyValue("to", letter.topic())
                    .addKeyValue("topic", DeadLetter.text(letter.headers(), DeadLetter.TOPIC))
                    .addKeyValue("partition", DeadLetter.text(letter.headers(), DeadLetter.PARTITION))
                    .addKeyValue("offset", DeadLetter.text(letter.headers(), DeadLetter.OFFSET))
                    .addKeyValue("reason", reason)
                    .log("a dead letter is lost, and so are others until one is taken");
        }
    }

    /** How many never arrived. */
    synchronized long lost() {
        return lost;
    }

    /** All that is known, for a person. */
    synchronized String words() {
        var losses = lost == 0 ? "none lost" : lost + " lost, " + last;
        return missing.map(why -> why + "; " + losses).orElse(losses);
    }
}

package io.swarmstatus.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * When one change was where.
 *
 * @param event sent by the engine
 * @param lookBegun by the producer
 * @param lookEnded there
 * @param published where a reader of the topic has it
 * @param written where a subscriber of Redis is told
 * @param served where a client of the api has the whole status
 */
record ChangeHops(
        Instant event, Instant lookBegun, Instant lookEnded, Instant published, Instant written, Instant served) {

    double hear() {
        return millis(event, lookBegun);
    }

    double look() {
        return millis(lookBegun, lookEnded);
    }

    double publish() {
        return millis(lookEnded, published);
    }

    /** Below zero where the sink is quicker than the reader of the topic beside it. */
    double write() {
        return millis(published, written);
    }

    double serve() {
        return millis(written, served);
    }

    double all() {
        return millis(event, served);
    }

    static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}

package io.swarmstatus.api;

import java.time.Duration;
import java.util.List;

/**
 * A kind of records that can be asked for by time.
 *
 * @param topic where they are
 * @param path what is asked for them, below a swarm's
 * @param time the field that tells when
 * @param period how far a request goes back that does not say
 * @param filtered whether a request may ask for some of them
 */
record PastRecords(String topic, String path, String time, Duration period, boolean filtered) {

    static final String CHANGED_AT = "changed_at";

    private static final ChangeFilter ALL = new ChangeFilter(List.of(), List.of(), List.of());

    static PastRecords snapshots(String topic) {
        return new PastRecords(topic, "/history", "collected_at", Duration.ofHours(1), false);
    }

    static PastRecords changes(String topic) {
        return new PastRecords(topic, "/changes", CHANGED_AT, Duration.ofHours(24), true);
    }

    ChangeFilter filter(Parameters parameters) {
        return filtered ? ChangeFilter.of(parameters) : ALL;
    }
}

package io.swarmstatus.api;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts those who are not let in, and tells the log of the first at once, of more once a minute. */
final class Refusals implements MultiCollector {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);
    private Instant next = Instant.MIN;
    private long untold;

    Refusals(InstantSource clock) {
        this.clock = clock;
        Stream.of(Refusal.values()).forEach(reason -> counts.put(reason, new LongAdder()));
    }

    /**
     * Counts one; returns whether the log was told.
     *
     * @param client its address, never anything that it sent
     */
    boolean count(Refusal reason, String client) {
        Objects.requireNonNull(counts.get(reason)).increment();
        return tell(reason, client, clock.instant());
    }

    private synchronized boolean tell(Refusal reason, String client, Instant now) {
        if (now.isBefore(next)) {
            untold++;
            return false;
        }
        log.atWarn()
                .addKeyValue("reason", wireName(reason))
                .addKeyValue("client", client)
                .addKeyValue("others", untold)
                .log("not let in");
        next = now.plus(PAUSE);
        untold = 0;
        return true;
    }

    @Override
    public MetricSnapshots collect() {
        var refused = CounterSnapshot.builder()
                .name("swarm_status_api_tokens_refused")
                .help("Requests that were not let in, by what was wrong with their token.");
        counts.forEach((reason, count) -> refused.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", wireName(reason)))
                .value((double) count.sum())
                .build()));
        return MetricSnapshots.of(refused.build());
    }

    private static String wireName(Refusal reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

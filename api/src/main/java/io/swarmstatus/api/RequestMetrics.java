package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How requests are answered, by endpoint; described in {@code docs/metrics.md}. */
final class RequestMetrics implements MultiCollector {

    private static final String PREFIX = "swarm_status_api_";

    private final Map<MeteredEndpoint, EndpointMeter> meters = new EnumMap<>(MeteredEndpoint.class);

    RequestMetrics() {
        Stream.of(MeteredEndpoint.values()).forEach(endpoint -> meters.put(endpoint, new EndpointMeter()));
    }

    /** The handler, measured. */
    Handler metered(MeteredEndpoint endpoint, Handler handler) {
        return Objects.requireNonNull(meters.get(endpoint)).around(handler);
    }

    /** The handler, measured where a request is about the past; the present is measured inside of it. */
    Handler meteredPast(Handler handler) {
        var past = metered(MeteredEndpoint.PAST_STATUS, handler);
        return (request, response) -> {
            var chosen = new Parameters(request).has(PastSnapshots.AT) ? past : handler;
            chosen.handle(request, response);
        };
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(durations(), inProgress(), errors());
    }

    private HistogramSnapshot durations() {
        var durations = HistogramSnapshot.builder()
                .name(PREFIX + "request_duration_seconds")
                .help("How long requests took, from when they were read until their answer was written.");
        meters.forEach(
                (endpoint, meter) -> durations.dataPoint(meter.durations().read(labels(endpoint))));
        return durations.build();
    }

    private GaugeSnapshot inProgress() {
        var inProgress = new GaugeFamily(PREFIX + "requests_in_progress", "Requests that are answered just now.");
        meters.forEach((endpoint, meter) -> inProgress.add(labels(endpoint), (double) meter.inProgress()));
        return inProgress.read();
    }

    private CounterSnapshot errors() {
        var errors = CounterSnapshot.builder()
                .name(PREFIX + "request_errors")
                .help("Requests that were refused (4xx) or failed (5xx); not those to paths that there are not.");
        meters.forEach((endpoint, meter) -> errors.dataPoint(error(endpoint, "4xx", meter.refused()))
                .dataPoint(error(endpoint, "5xx", meter.failed())));
        return errors.build();
    }

    private static CounterDataPointSnapshot error(MeteredEndpoint endpoint, String code, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(labels(endpoint).add("code", code))
                .value((double) count)
                .build();
    }

    private static Labels labels(MeteredEndpoint endpoint) {
        return Labels.of("endpoint", endpoint.wireName());
    }
}

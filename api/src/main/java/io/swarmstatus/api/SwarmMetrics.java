package io.swarmstatus.api;

import static io.swarmstatus.api.Figure.flag;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.swarmstatus.api.StoredSnapshot.Managers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The swarms, as they are served; described in {@code docs/metrics.md}. A scrape reads from memory what was parsed with the
 * snapshot, and waits for nothing.
 */
final class SwarmMetrics implements MultiCollector {

    static final String PREFIX = "swarm_status_";

    private static final List<Figure<SwarmView>> FIGURES = List.of(
            figure(
                    "snapshot_age_seconds",
                    "Age of the figures that are served, since their collection.",
                    view -> view.figure(snapshot -> SwarmView.seconds(snapshot.ageAt(view.now())))),
            figure(
                    "refresh_age_seconds",
                    "Since the newest refresh that is known, good or failed.",
                    SwarmView::refreshAge),
            figure("refresh_interval_seconds", "How often there is to be a refresh.", SwarmView::refreshInterval),
            figure(
                    "refresh_duration_seconds",
                    "How long the collection took that is served.",
                    SwarmView::refreshDuration),
            figure("consecutive_failures", "Refreshes that failed since the last good one.", view ->
                    (double) view.refresh().consecutiveFailures()),
            figure(
                    "silent",
                    "1 where nobody publishes the swarm any more.",
                    view -> flag(view.refresh().silentSince() != null)),
            figure(
                    "cluster_conflict",
                    "1 where two clusters are published under the swarm's name.",
                    view -> flag(view.refresh().conflict() != null)),
            figure("managers", "Nodes that are managers.", view -> view.managers(Managers::total)),
            figure(
                    "managers_reachable",
                    "Managers that the leader can reach.",
                    view -> view.managers(Managers::reachable)),
            figure("managers_needed", "The majority of the managers.", view -> view.managers(Managers::needed)),
            figure(
                    "spare_managers",
                    "How many more managers may fail before the swarm has no leader.",
                    view -> view.managers(Managers::spare)),
            figure(
                    "services",
                    "Services, jobs too.",
                    view -> view.figure(
                            snapshot -> snapshot.figures().services().size())),
            figure(
                    "services_degraded",
                    "Services of which fewer tasks run than should; not jobs.",
                    view -> view.figure(snapshot -> (double) snapshot.figures().degradedServices())));

    private final ServedSwarms swarms;
    private final InstantSource clock;
    private final ObjectMetrics objects;

    SwarmMetrics(ServedSwarms swarms, InstantSource clock, ObjectMetrics objects) {
        this.swarms = swarms;
        this.clock = clock;
        this.objects = objects;
    }

    @Override
    public MetricSnapshots collect() {
        var views = viewsAt(clock.instant());
        var metrics = MetricSnapshots.builder();
        FIGURES.forEach(figure -> metrics.metricSnapshot(figure.of(views, SwarmView::labels)));
        metrics.metricSnapshot(answers(views));
        metrics.metricSnapshot(counter(
                "refreshes",
                "Refreshes, good and failed, that reached the cache.",
                views,
                view -> view.refresh().refreshes()));
        metrics.metricSnapshot(counter(
                "refresh_failures",
                "Refreshes that failed.",
                views,
                view -> view.refresh().failures()));
        SwarmGroups.of(views).forEach(metrics::metricSnapshot);
        objects.of(views).forEach(metrics::metricSnapshot);
        return metrics.build();
    }

    /** The api's own comes first, so that it is the last to be left out of anything. */
    private List<SwarmView> viewsAt(Instant now) {
        var own = swarms.own();
        return swarms.all().stream()
                .sorted(Comparator.comparing((ServedSwarm swarm) -> swarm != own)
                        .thenComparing(ServedSwarm::name))
                .map(swarm -> SwarmView.of(swarm, now))
                .toList();
    }

    private static CounterSnapshot answers(List<SwarmView> views) {
        var answers = CounterSnapshot.builder()
                .name(PREFIX + "api_answers")
                .help("Answers about the swarm's status by the tier of the cache that they came from.");
        views.forEach(view -> Stream.of(ServedTier.values())
                .map(tier -> point(
                        view.labels().add("tier", tier.detail()), view.hits().of(tier)))
                .forEach(answers::dataPoint));
        return answers.build();
    }

    private static CounterSnapshot counter(
            String name, String help, List<SwarmView> views, ToLongFunction<SwarmView> count) {
        var counter = CounterSnapshot.builder().name(PREFIX + name).help(help);
        views.forEach(view -> counter.dataPoint(point(view.labels(), count.applyAsLong(view))));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(Labels labels, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) count)
                .build();
    }

    private static Figure<SwarmView> figure(String name, String help, ToDoubleFunction<SwarmView> value) {
        return new Figure<>(PREFIX + name, help, value);
    }
}

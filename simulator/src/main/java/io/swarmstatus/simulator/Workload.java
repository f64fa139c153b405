package io.swarmstatus.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes up the services of a swarm: stacks that share a network, agents on each node, jobs, and one that is stuck. */
final class Workload {

    private static final List<String> STACKS = List.of(
            "shop", "billing", "search", "media", "mail", "metrics", "logging", "login", "maps", "chat", "stock",
            "news");
    private static final List<String> PARTS = List.of("web", "api", "db", "cache", "worker", "queue");
    private static final List<String> AGENTS = List.of("node-agent", "log-shipper", "node-exporter", "image-pruner");
    private static final long MILLI_CPU = 1_000_000;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final List<Resources> RESERVATIONS = List.of(
            Resources.NONE,
            new Resources(50 * MILLI_CPU, 64 * MEBIBYTE),
            new Resources(100 * MILLI_CPU, 128 * MEBIBYTE),
            new Resources(200 * MILLI_CPU, 256 * MEBIBYTE));

    private final SplittableRandom random;
    private final Function<String, SwarmNetwork> networks;
    private final List<ServiceSpec> specs = new ArrayList<>();

    /** @param networks gives the network of a stack by the stack's name */
    Workload(SplittableRandom random, Function<String, SwarmNetwork> networks) {
        this.random = random;
        this.networks = networks;
    }

    List<ServiceSpec> specs(WorkloadSizes sizes) {
        specs.clear();
        for (int i = 0; i < sizes.globals(); i++) {
            add(numbered(AGENTS, i), null, ServiceMode.GLOBAL, 0);
        }
        for (int i = 0; i < sizes.globalJobs(); i++) {
            add("kernel-check", null, ServiceMode.GLOBAL_JOB, 0);
        }
        for (int i = 0; i < sizes.jobs(); i++) {
            var stack = numbered(STACKS, i);
            add(stack + "_migrate", stack, ServiceMode.REPLICATED_JOB, WorkloadSizes.COMPLETIONS);
        }
        for (int i = 0; i < sizes.replicas().size(); i++) {
            var stack = numbered(STACKS, i / PARTS.size());
            var part = PARTS.get(i % PARTS.size());
            add(
                    stack + "_" + part,
                    stack,
                    ServiceMode.REPLICATED,
                    sizes.replicas().get(i));
        }
        for (int i = 0; i < sizes.stuck(); i++) {
            add("gpu-trainer", null, ServiceMode.REPLICATED, 1);
            var waiting = specs.removeLast();
            var nowhere = new Constraint("node.labels.gpu", "true");
            specs.add(waiting.withTemplate(waiting.template().withConstraint(nowhere)));
        }
        return List.copyOf(specs);
    }

    /** The names in turn, with a number behind them from the second round on. */
    private static String numbered(List<String> names, int index) {
        var round = index / names.size();
        return names.get(index % names.size()) + (round == 0 ? "" : "-" + (round + 1));
    }

    private void add(String name, @Nullable String stack, ServiceMode mode, int count) {
        var reservations = RESERVATIONS.get(random.nextInt(RESERVATIONS.size()));
        var template = new TaskTemplate(
                image(name),
                stack,
                reservations,
                random.nextBoolean() ? reservations.times(2) : Resources.NONE,
                environment(name),
                name.endsWith("_db") ? List.of(SimulatedSwarm.SECRET_MARKER + "-" + name) : List.of(),
                stack == null ? null : networks.apply(stack),
                null);
        specs.add(new ServiceSpec(name, mode, count, template, name.endsWith("_web") ? 30_000 + specs.size() : 0));
    }

    private String image(String service) {
        var tag = (1 + random.nextInt(4)) + "." + random.nextInt(20) + "." + random.nextInt(10);
        var repository =
                "registry.example.com/" + service.replaceAll("-\\d+", "").replace('_', '/');
        return repository + ":" + tag + "@sha256:" + Digest.sha256(repository + tag);
    }

    private static List<String> environment(String service) {
        return List.of(
                "LOG_LEVEL=info",
                "SERVICE_NAME=" + service,
                "API_TOKEN=" + SimulatedSwarm.SECRET_MARKER + "-" + service);
    }
}

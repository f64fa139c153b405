package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Broker, Redis, an api and some sinks, as processes.
 *
 * @param parts by name
 */
record CapacityPipeline(PartRecipes recipes, Map<String, PartProcess> parts) {

    static final String SINK = "sink ";

    private static final double NANOS_PER_SECOND = 1e9;

    /** Returns once all are ready; {@code closing} takes what is to be closed. */
    static CapacityPipeline start(ServiceJars jars, Path directory, int sinks, CloseStack closing)
            throws InterruptedException {
        var recipes = PartRecipes.choose(jars, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        var parts = new LinkedHashMap<String, PartProcess>();
        parts.put("broker", recipes.part(FaultTarget.BROKER));
        parts.put("Redis", recipes.part(FaultTarget.REDIS));
        var servers = List.copyOf(parts.values());
        for (var number = 1; number <= sinks; number++) {
            var itself = Map.of("KAFKA_GROUP_INSTANCE_ID", "capacity-" + number);
            var sink = recipes.with(Part.SINK, itself).onPort(FaultTarget.SINK_1, LoopbackPort.next());
            parts.put(SINK + number, sink.part(FaultTarget.SINK_1));
        }
        parts.put("api", recipes.part(FaultTarget.API_1));
        parts.values().forEach(closing::add);
        PartProcess.startAll(servers);
        WrittenPipeline.createTopic(recipes.broker());
        PartProcess.startAll(
                parts.values().stream().filter(part -> !servers.contains(part)).toList());
        return new CapacityPipeline(recipes, parts);
    }

    /** Seconds of processor time that each has used so far, all sinks together, and this process, which writes. */
    Map<String, Double> processorSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        parts.forEach((name, part) ->
                seconds.merge(name.startsWith(SINK) ? "sinks" : name, used(ProcessHandle.of(part.pid())), Double::sum));
        seconds.put("writer", used(Optional.of(ProcessHandle.current())));
        return seconds;
    }

    private static double used(Optional<ProcessHandle> process) {
        return process.flatMap(found -> found.info().totalCpuDuration())
                .map(time -> time.toNanos() / NANOS_PER_SECOND)
                .orElse(0.0);
    }

    /** As {@code bootstrap.servers} wants it. */
    String broker() {
        return recipes.broker();
    }

    URI redis() {
        return URI.create("redis://127.0.0.1:" + recipes.port(FaultTarget.REDIS));
    }

    int api() {
        return recipes.port(FaultTarget.API_1);
    }
}

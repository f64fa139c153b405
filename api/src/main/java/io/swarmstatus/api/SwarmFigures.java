package io.swarmstatus.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the metrics tell of one snapshot, taken from it once, when it is parsed. Of two nodes with one id, or two services with
 * one name, which no producer writes, the first counts: metrics of the same labels would spoil the whole scrape.
 */
record SwarmFigures(List<NodeFigures> nodes, List<ServiceFigures> services, int pendingTasks, int failedTasks) {

    static SwarmFigures of(ObjectNode snapshot) {
        var tasks = snapshot.path("tasks");
        return new SwarmFigures(
                distinct(snapshot.path("nodes"), NodeFigures::of, NodeFigures::id),
                distinct(snapshot.path("services"), ServiceFigures::of, ServiceFigures::name),
                tasks.path("pending").asInt(),
                tasks.path("failed").asInt());
    }

    private static <T> List<T> distinct(JsonNode array, Function<JsonNode, T> parse, Function<T, String> identity) {
        Collection<T> distinct = StreamSupport.stream(array.spliterator(), false)
                .map(parse)
                .collect(Collectors.toMap(identity, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values();
        return List.copyOf(distinct);
    }

    long degradedServices() {
        return services.stream().filter(ServiceFigures::isDegraded).count();
    }
}

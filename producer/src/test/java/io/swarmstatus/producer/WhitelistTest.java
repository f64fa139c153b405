package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.EngineJson.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Only what is named here may leave an engine. */
class WhitelistTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MARK = "leaked: ";

    private static final Set<Pattern> OF_NODES = patterns(
            "ID",
            "(Created|Updated)At",
            "Spec/Availability",
            "Spec/Labels/.*",
            "Description/Hostname",
            "Description/Engine/EngineVersion",
            "Status/(State|Addr)",
            "ManagerStatus/(Reachability|Addr)");
    private static final Set<Pattern> OF_SERVICES = patterns(
            "ID",
            "Spec/Name",
            "Spec/Labels/com.docker.stack.namespace",
            "Spec/TaskTemplate/ContainerSpec/Image",
            "UpdateStatus/State");
    private static final Set<Pattern> OF_TASKS = patterns("ServiceID", "NodeID", "Status/State", "DesiredState");

    private final AtomicInteger marked = new AtomicInteger();

    @Test
    void letsNothingOfARecordedSwarmOutThatIsSecret() {
        var json = encoded(RecordedSwarm.of(""));

        assertThat(RecordedAnswer.of("services").body()).contains("PASSWORD=hunter2", "shop_db_password");
        assertThat(json)
                .doesNotContain("hunter2", "PASSWORD", "SECRET=x", "TOKEN", "shop_db_password", "CERTIFICATE")
                .doesNotContain("sleep 1", "public", "10.0.1.");
    }

    @Test
    void takesNoTextButThatOfTheFieldsNamedHere() throws IOException {
        var swarm = new RecordedSwarm(
                marked("nodes", OF_NODES, EngineNode::read),
                marked("services", OF_SERVICES, EngineService::read),
                marked("tasks", OF_TASKS, EngineTask::read));

        var json = encoded(swarm);

        assertThat(marked).hasValueGreaterThan(300);
        assertThat(json).doesNotContain(MARK).isEqualTo(encoded(RecordedSwarm.of("")));
    }

    private static String encoded(RecordedSwarm swarm) {
        var figures = swarm.figures();
        var at = Instant.EPOCH;
        var snapshot = Snapshot.healthy(
                new Origin("default", at, Trigger.STARTUP, Duration.ofMinutes(2), Collector.UNKNOWN),
                null,
                figures.version(),
                figures.nodes(),
                figures.services(),
                figures.tasks(),
                new PerformanceMetrics(0, at, false, List.of()));
        return new String(new SnapshotCodec().encode(snapshot), StandardCharsets.UTF_8);
    }

    /** The recorded list with a mark in every text that is not to be read. */
    private <T> List<T> marked(String name, Set<Pattern> allowed, ObjectReader<T> reader) throws IOException {
        var list = (ArrayNode) MAPPER.readTree(RecordedAnswer.of(name).body());
        list.forEach(element -> mark(element, "", allowed));
        return Json.list(asText(list), reader);
    }

    private void mark(JsonNode structure, String path, Set<Pattern> allowed) {
        for (var name : List.copyOf(
                structure.propertyStream().map(entry -> entry.getKey()).toList())) {
            var value = structure.get(name);
            if (value.isTextual()
                    && allowed.stream()
                            .noneMatch(each -> each.matcher(path + name).matches())) {
                ((ObjectNode) structure).set(name, mark(value));
            }
            mark(value, path + name + "/", allowed);
        }
        if (structure instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, mark(array.get(i)));
                }
                mark(array.get(i), path, allowed);
            }
        }
    }

    private TextNode mark(JsonNode text) {
        marked.incrementAndGet();
        return TextNode.valueOf(MARK + text.textValue());
    }

    private static String asText(JsonNode json) throws JsonProcessingException {
        return MAPPER.writeValueAsString(json);
    }

    private static Set<Pattern> patterns(String... patterns) {
        return Set.copyOf(List.of(patterns).stream().map(Pattern::compile).toList());
    }
}

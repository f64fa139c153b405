package io.swarmstatus.contract;

import static io.swarmstatus.contract.Examples.COLLECTED_AT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Changes and the very bytes that they are on the topic; the files end with a line feed that is no part of them. */
record Changes(SwarmChange change) {

    static final Changes NODE_DOWN = new Changes(new SwarmChange(
            1,
            "default",
            "k7c0",
            1234,
            ChangeType.NODE_DOWN,
            COLLECTED_AT,
            COLLECTED_AT.minusSeconds(2),
            ChangeSubject.node("w9f2", "wörker-🐳"),
            Map.of("state", "ready"),
            Map.of("state", "down"),
            "Node wörker-🐳 is down"));
    static final Changes NODE_LABELS_CHANGED = new Changes(new SwarmChange(
            1,
            "default",
            "k7c0",
            1234,
            ChangeType.NODE_LABELS_CHANGED,
            COLLECTED_AT,
            COLLECTED_AT.minusSeconds(2),
            ChangeSubject.node("q1x3", "manager-1"),
            Map.of("labels", Map.of("zone", "a")),
            Map.of("labels", Map.of()),
            "Node manager-1 has other labels"));
    static final Changes SERVICE_CREATED = new Changes(new SwarmChange(
            1,
            "default",
            "k7c0",
            1234,
            ChangeType.SERVICE_CREATED,
            COLLECTED_AT,
            COLLECTED_AT.minusSeconds(2),
            ChangeSubject.service("s2", "web"),
            null,
            Map.of("mode", "replicated", "image", "web:3", "desired", 4L, "running", 0L),
            "Service web was created"));
    static final Changes REFRESH_FAILING = new Changes(new SwarmChange(
            1,
            "default",
            null,
            1234,
            ChangeType.REFRESH_FAILING,
            COLLECTED_AT,
            null,
            ChangeSubject.swarm("default"),
            Map.of("condition", "ok"),
            Map.of("condition", "docker_unreachable", "error", "Docker unavailable"),
            "Refreshes fail: Docker unavailable"));
    static final Changes NODE_RESOURCES_CHANGED = new Changes(new SwarmChange(
            1,
            "default",
            "k7c0",
            1234,
            ChangeType.NODE_RESOURCES_CHANGED,
            COLLECTED_AT,
            COLLECTED_AT.minusSeconds(2),
            ChangeSubject.node("q1x3", "manager-1"),
            Map.of("cpu_count", 4.0, "memory_gb", 7.5),
            Map.of("cpu_count", 8.0, "memory_gb", 15.0),
            "Node manager-1 has 8.0 CPUs and 15.0 GiB, had 4.0 CPUs and 7.5 GiB"));

    static Stream<Changes> all() {
        return Stream.of(NODE_DOWN, NODE_LABELS_CHANGED, SERVICE_CREATED, REFRESH_FAILING, NODE_RESOURCES_CHANGED);
    }

    byte[] bytes() {
        var name = "golden/change-" + change.type().wireName().replace('_', '-') + ".json";
        try (var file = Objects.requireNonNull(Changes.class.getResourceAsStream(name), name)) {
            var bytes = file.readAllBytes();
            return Arrays.copyOf(bytes, bytes.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

package io.swarmstatus.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.SwarmChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published example of each type of change has the fields that such a change really has. */
class PublishedExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "contract", "examples", "1.0");

    private static final List<String> UPDATES =
            List.of("updating", "completed", "updating", "paused", "rollback_started", "rollback_completed");

    @Test
    void eachExampleHasTheFieldsThatTheDetectorTells() throws IOException {
        var told = new EnumMap<ChangeType, SwarmChange>(ChangeType.class);

        story().forEach(change -> told.put(change.type(), change));

        assertThat(told).containsOnlyKeys(ChangeType.values());
        for (var change : told.values()) {
            var example = example(change.type());
            assertThat(fields(example.before())).as("%s, before", change.type()).isEqualTo(fields(change.before()));
            assertThat(fields(example.after())).as("%s, after", change.type()).isEqualTo(fields(change.after()));
            assertThat(example.subject().kind()).isEqualTo(change.subject().kind());
        }
    }

    /** All that can happen to a swarm. */
    private static List<SwarmChange> story() {
        var scene = new Scene();
        var story = new ArrayList<SwarmChange>();
        Runnable look = () -> story.addAll(scene.look());
        nodes(scene, look);
        services(scene, look);
        story.addAll(scene.fail(Condition.DOCKER_UNREACHABLE));
        look.run();
        scene.cluster("another");
        look.run();
        return story;
    }

    private static void nodes(Scene scene, Runnable look) {
        scene.add(Scene.worker("w2"));
        look.run();
        scene.removeNode("w2");
        look.run();
        for (var state : List.of("down", "ready")) {
            scene.node("w1", node -> Scene.state(node, state));
            look.run();
        }
        for (var availability : List.of("drain", "pause", "active")) {
            scene.node("w1", node -> Scene.availability(node, availability));
            look.run();
        }
        scene.node("w1", node -> Scene.labels(node, Map.of("zone", "a")));
        look.run();
        scene.node("w1", node -> Scene.machine(node, 8, 16, "29.0.0"));
        look.run();
        scene.node("w1", node -> Scene.machine(node, 8, 16, "29.1.0"));
        look.run();
        scene.node("m1", node -> Scene.leading(node, false));
        scene.node("m2", node -> Scene.leading(node, true));
        look.run();
        scene.node("m3", node -> Scene.reachability(node, "unreachable"));
        look.run();
        scene.add(Scene.manager("w1", false));
        look.run();
        scene.add(Scene.worker("w1"));
        look.run();
    }

    private static void services(Scene scene, Runnable look) {
        scene.put(Scene.service("db", 1, 1));
        look.run();
        scene.removeService("db");
        look.run();
        scene.put(Scene.service("web", 5, 5));
        look.run();
        scene.put(Scene.service("web", 3, 3));
        look.run();
        scene.put(Scene.service("web", 3, 1));
        look.run();
        scene.put(Scene.service("web", 3, 3));
        look.run();
        for (var state : UPDATES) {
            scene.put(Scene.updating("web:2", 3, state));
            look.run();
        }
    }

    private static SwarmChange example(ChangeType type) throws IOException {
        var name = "change-" + type.wireName().replace('_', '-') + ".json";
        return new ChangeCodec().decode(Files.readAllBytes(EXAMPLES.resolve(name)));
    }

    private static Set<String> fields(@Nullable Map<String, Object> values) {
        return values == null ? Set.of() : values.keySet();
    }
}

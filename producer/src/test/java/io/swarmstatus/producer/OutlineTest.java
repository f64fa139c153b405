package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.producer.EngineService.Counts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private final List<EngineNode> nodes = RecordedAnswer.list("nodes", EngineNode::read);
    private final List<EngineService> services = RecordedAnswer.list("services", EngineService::read);

    @Test
    void isTheSameInWhateverOrderTheEngineLists() {
        var outline = Outline.of(nodes, services).orElseThrow();

        assertThat(outline.hasManagers(nodes.reversed())).isTrue();
        assertThat(outline.hasServices(services.reversed())).isTrue();
    }

    @Test
    void knowsTheManagersByThemselves() {
        var outline = Outline.of(nodes, services).orElseThrow();
        var managers = nodes.stream().filter(node -> node.manager() != null).toList();

        assertThat(outline.hasManagers(managers)).isTrue();
        assertThat(outline.hasManagers(managers.subList(1, managers.size()))).isFalse();
    }

    @Test
    void showsThatAManagerIsOutOfReach() throws IOException {
        var reachable = List.of(manager("reachable"));

        var outline = Outline.of(reachable, services).orElseThrow();

        assertThat(outline.hasManagers(reachable)).isTrue();
        assertThat(outline.hasManagers(List.of(manager("unreachable")))).isFalse();
    }

    @Test
    void showsThatATaskHasEnded() {
        var outline = Outline.of(nodes, List.of(service(3, 1))).orElseThrow();

        assertThat(outline.hasServices(List.of(service(3, 1)))).isTrue();
        assertThat(outline.hasServices(List.of(service(2, 1)))).isFalse();
    }

    @Test
    void showsThatAServiceWasChangedAddedOrRemoved() {
        var outline = Outline.of(nodes, List.of(service(3, 1))).orElseThrow();

        assertThat(outline.hasServices(List.of(service(3, 2)))).isFalse();
        assertThat(outline.hasServices(services)).isFalse();
        assertThat(outline.hasServices(List.of())).isFalse();
    }

    @Test
    void cannotBeMadeWithoutTheEnginesCounts() {
        var uncounted = RecordedAnswer.list("services-1.40", EngineService::read);

        assertThat(Outline.of(nodes, uncounted)).isEmpty();
    }

    @Test
    void isBlurredAsSoonAsTheQuickestServiceMayHaveReplacedATask() {
        var quick = service("quick", 1, 1, Duration.ofSeconds(2));
        var slow = service("slow", 1, 1, Duration.ofSeconds(9));
        var outlined = new Outlined(Outline.of(nodes, List.of(slow, quick)).orElseThrow(), -5);

        assertThat(outlined.isBlurred(-5)).isFalse();
        assertThat(outlined.isBlurred(1_999_999_994)).isFalse();
        assertThat(outlined.isBlurred(1_999_999_995)).isTrue();
        assertThat(outlined.stillSo(1).isBlurred(2_000_000_000)).isFalse();
    }

    private static EngineService service(long running, long version) {
        return service("web", running, version, EngineService.USUAL_RESTART_DELAY);
    }

    private static EngineService service(String id, long running, long version, Duration restartDelay) {
        var mode = new ServiceMode.Replicated(3);
        return new EngineService(id, version, id, null, "web:3", mode, new Counts(running, 3, 0), null, restartDelay);
    }

    private static EngineNode manager(String reachability) throws IOException {
        return Json.object(
                "{'ID': 'm1', 'ManagerStatus': {'Leader': true, 'Reachability': '" + reachability + "'}}",
                EngineNode::read);
    }
}

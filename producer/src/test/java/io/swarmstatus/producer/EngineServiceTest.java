package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.producer.EngineService.Counts;
import io.swarmstatus.producer.ServiceMode.Global;
import io.swarmstatus.producer.ServiceMode.GlobalJob;
import io.swarmstatus.producer.ServiceMode.Replicated;
import io.swarmstatus.producer.ServiceMode.ReplicatedJob;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EngineServiceTest {

    @Test
    void readsServicesOfEveryMode() {
        var services = RecordedAnswer.list("services", EngineService::read);

        assertThat(services)
                .containsExactly(
                        service("80hq5mf4a5kd3ystl0nwno6n9", 43, "greedy", new Replicated(1), new Counts(0, 1, 0)),
                        new EngineService(
                                "8dhqxjvwdzibvhdccjf17jfqp",
                                46,
                                "crash",
                                null,
                                "busybox:1",
                                new Replicated(1),
                                new Counts(0, 1, 0),
                                null,
                                Duration.ofSeconds(1)),
                        service("mk0v6xypdf94yzppli4v3m5c8", 37, "gjob", new GlobalJob(), new Counts(0, 0, 4)),
                        new EngineService(
                                "n6rlgr7sp1x8kw9ogauhswhzt",
                                52,
                                "shop_db",
                                "shop",
                                "busybox:1",
                                new Replicated(2),
                                new Counts(2, 2, 0),
                                null,
                                EngineService.USUAL_RESTART_DELAY),
                        new EngineService(
                                "q9gsnd322q4pbbb7oe2b7t6e7",
                                111,
                                "web",
                                null,
                                "busybox:1",
                                new Replicated(4),
                                new Counts(4, 4, 0),
                                "updating",
                                EngineService.USUAL_RESTART_DELAY),
                        service("r9k9sa202tvsraxq5gkyrh8wz", 31, "agent", new Global(), new Counts(4, 3, 0)),
                        service("ro9m5gdi2wjqkya0dcnuoe4bg", 34, "job", new ReplicatedJob(2, 2), new Counts(0, 2, 2)),
                        new EngineService(
                                "wwtaj8fvptfw8mon7klbgqbxw",
                                56,
                                "shop_front",
                                "shop",
                                "busybox:1",
                                new Global(),
                                new Counts(4, 3, 0),
                                null,
                                EngineService.USUAL_RESTART_DELAY),
                        service("y00m6as1o7xq2yvl6eot1ohnx", 40, "stuck", new Replicated(1), new Counts(0, 1, 0)));
    }

    @Test
    void knowsNoCountsOfAnEngineThatWasNotOrCannotBeAskedForThem() {
        var services = RecordedAnswer.list("services-1.40", EngineService::read);

        assertThat(services)
                .hasSize(9)
                .allSatisfy(service -> assertThat(service.counts()).isNull());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsTheMode(String json, ServiceMode expected, String wireName) throws IOException {
        var service = read("{'Spec': {'Mode': " + json + "}}");

        assertThat(service.mode()).isEqualTo(expected);
        assertThat(service.mode().wireName()).isEqualTo(wireName);
    }

    static List<Arguments> modes() {
        return List.of(
                Arguments.of("{'Replicated': {'Replicas': 3}}", new Replicated(3), "replicated"),
                Arguments.of("{'Replicated': {'Replicas': 0}}", new Replicated(0), "replicated"),
                Arguments.of("{'Replicated': {}}", new Replicated(1), "replicated"),
                Arguments.of("{'Global': {}}", new Global(), "global"),
                Arguments.of(
                        "{'ReplicatedJob': {'MaxConcurrent': 2, 'TotalCompletions': 7}}",
                        new ReplicatedJob(7, 2),
                        "replicated-job"),
                Arguments.of("{'ReplicatedJob': {'MaxConcurrent': 2}}", new ReplicatedJob(2, 2), "replicated-job"),
                Arguments.of("{'ReplicatedJob': {}}", new ReplicatedJob(1, 1), "replicated-job"),
                Arguments.of("{'GlobalJob': {}}", new GlobalJob(), "global-job"),
                Arguments.of("{'ModeOfTheFuture': {'Replicas': 3}}", new Replicated(0), "replicated"));
    }

    @Test
    void showsTheImageWithoutItsDigest() throws IOException {
        var service = read("{'Spec': {'TaskTemplate': {'ContainerSpec': {'Image': 'web:3@sha256:abc'}}}}");

        assertThat(service.image()).isEqualTo("web:3");
    }

    @Test
    void hasNoImageWhereItRunsNoContainer() throws IOException {
        var service = read("{'Spec': {'TaskTemplate': {'PluginSpec': {'Remote': 'plugin'}}}}");

        assertThat(service.image()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{'RestartPolicy': {'Delay': 0}},            PT0S",
                "{'RestartPolicy': {'Delay': 1500000000}},   PT1.5S",
                "{'RestartPolicy': {'Condition': 'any'}},    PT5S",
                "{'RestartPolicy': null},                    PT5S",
                "{},                                         PT5S"
            })
    void knowsHowSoonATaskIsReplaced(String template, Duration delay) throws IOException {
        var service = read("{'Spec': {'TaskTemplate': " + template + "}}");

        assertThat(service.restartDelay()).isEqualTo(delay);
    }

    @Test
    void isEmptyWhereTheEngineTellsNothing() throws IOException {
        var service = read("{'Spec': null, 'ServiceStatus': null, 'UpdateStatus': null}");

        assertThat(service)
                .isEqualTo(new EngineService(
                        "", 0, "", null, null, new Replicated(0), null, null, EngineService.USUAL_RESTART_DELAY));
    }

    private static EngineService service(String id, long version, String name, ServiceMode mode, Counts counts) {
        return new EngineService(
                id, version, name, null, "busybox:1", mode, counts, null, EngineService.USUAL_RESTART_DELAY);
    }

    private static EngineService read(String json) throws IOException {
        return Json.object(json, EngineService::read);
    }
}

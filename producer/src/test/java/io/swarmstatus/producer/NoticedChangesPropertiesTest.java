package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tasks end, of which no event tells, and others run in their place: whatever the looks ask for, each end is noticed. */
class NoticedChangesPropertiesTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Refresh REFRESH = new Refresh(Duration.ofMinutes(2), POLL);
    private static final Duration END = Duration.ofMinutes(2);

    /**
     * The end of a task.
     *
     * @param at since the first look; one from before it cannot be noticed
     * @param starting what the next one takes to run, once the restart delay is over
     */
    record Ending(Duration at, Duration starting) {}

    record Story(Duration restartDelay, Duration tasks, Duration services, List<Ending> endings) {}

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyTasksEndIsFollowedByACountWithinAPollAndTheLooksUnderWay(@ForAll("stories") Story story)
            throws IOException {
        assertThatEachEndIsNoticed(story);
    }

    /** One task runs again between the services' counts and the list of tasks, and the next poll counts as few as before. */
    @Example
    void anEndIsNoticedWhereTheCountsWereOfBeforeAnotherTaskRanAndTheListOfAfterIt() throws IOException {
        var quick = Duration.ofMillis(2);
        assertThatEachEndIsNoticed(new Story(
                Duration.ofMillis(2_500),
                Duration.ofMillis(3),
                Duration.ofMillis(7),
                List.of(
                        new Ending(Duration.ofMillis(42), Duration.ofMillis(971)),
                        new Ending(Duration.ofMillis(3_720), quick),
                        new Ending(Duration.ofMillis(5_480), quick),
                        new Ending(Duration.ofMillis(7_998), Duration.ofMillis(64)),
                        new Ending(Duration.ofMillis(10_178), quick))));
    }

    /** The same between those of the very first look. */
    @Example
    void anEndIsNoticedWhereTheFirstCountsWereOfBeforeATaskRanAndTheListOfAfterIt() throws IOException {
        assertThatEachEndIsNoticed(new Story(
                Duration.ofMillis(2_500),
                Duration.ofMillis(3),
                Duration.ofMillis(7),
                List.of(
                        new Ending(Duration.ofMillis(-2_495), Duration.ZERO),
                        new Ending(Duration.ofMillis(100), Duration.ZERO))));
    }

    private static void assertThatEachEndIsNoticed(Story story) throws IOException {
        var swarm = new FlakySwarm(story);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var engine = new DockerEngine(EngineAddress.plain(URI.create("tcp://swarm:1")), swarm, threads)) {
            play(swarm, engine);
        }

        var slack =
                POLL.plus(story.services().multipliedBy(2)).plus(story.tasks().multipliedBy(2));
        for (var ending : story.endings()) {
            var ended = NOON.plus(ending.at());
            if (ended.isBefore(NOON)) {
                continue;
            }
            assertThat(swarm.counted)
                    .as("a task of a service with a restart delay of %s ended at %s", story.restartDelay(), ended)
                    .anySatisfy(counted -> assertThat(counted).isBetween(ended, ended.plus(slack)));
        }
    }

    private static void play(FlakySwarm swarm, DockerEngine engine) {
        var limits = new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
        var clocks = new Clocks(() -> swarm.now, () -> swarm.now);
        var collector =
                new SwarmCollector("blue", REFRESH.interval(), engine, limits, clocks.wall(), () -> nanos(swarm.now));
        var heard = Heard.NOTHING.current(swarm.now);
        var turn =
                new ProducerTurn(collector, () -> heard, _ -> {}, Silent.OBSERVER, new OpenEvents(), REFRESH, clocks);
        while (swarm.now.isBefore(NOON.plus(END))) {
            swarm.now = swarm.now.plus(turn.take(Wakeup.TIME).longest());
        }
    }

    private static long nanos(Instant instant) {
        return Duration.between(NOON, instant).toNanos();
    }

    @Provide
    Arbitrary<Story> stories() {
        // both together take less than what makes pauses longer than the poll
        var looks = Arbitraries.longs().between(1, 49).map(Duration::ofMillis);
        var endings = Combinators.combine(
                        Arbitraries.longs().between(0, END.minusSeconds(10).toMillis()),
                        Arbitraries.longs().between(0, 3_000))
                .as((at, starting) -> new Ending(Duration.ofMillis(at), Duration.ofMillis(starting)));
        return Combinators.combine(
                        Arbitraries.of(0, 500, 1_900, 2_000, 2_050, 2_500, 5_000)
                                .map(Duration::ofMillis),
                        looks,
                        looks,
                        endings.list().ofMinSize(1).ofMaxSize(8))
                .as(Story::new);
    }

    /** An engine of one service with ten tasks, some of which may have ended; notes when its tasks are asked for. */
    private static final class FlakySwarm implements DockerHttpClient {

        private static final String NODE =
                "{'ID': 'n1', 'Status': {'State': 'ready'}, 'ManagerStatus': {'Leader': true, 'Reachability':"
                        + " 'reachable'}}";

        final List<Instant> counted = new ArrayList<>();
        Instant now = NOON;

        private final Story story;

        FlakySwarm(Story story) {
            this.story = story;
        }

        @Override
        public Response execute(Request request) {
            var path = request.path();
            if (path.contains("/tasks")) {
                counted.add(now);
                return answered(tasks(), story.tasks());
            } else if (path.contains("/services")) {
                return answered(services(), story.services());
            } else if (path.endsWith("/nodes/n1")) {
                return answered(NODE, Duration.ZERO);
            } else if (path.contains("/nodes")) {
                return answered("[" + NODE + "]", Duration.ZERO);
            }
            return answered(
                    "{'Swarm': {'NodeID': 'n1', 'LocalNodeState': 'active', 'ControlAvailable': true, 'Cluster':"
                            + " {'ID': 'c1'}}}",
                    Duration.ZERO);
        }

        private Response answered(String body, Duration took) {
            now = now.plus(took);
            return new Answer(body.replace('\'', '"'));
        }

        private String services() {
            return "[{'ID': 's1', 'Spec': {'Mode': {'Replicated': {'Replicas': 10}}, 'TaskTemplate': {'RestartPolicy':"
                    + " {'Delay': "
                    + story.restartDelay().toNanos() + "}}}, 'ServiceStatus': {'RunningTasks': " + (10 - missing())
                    + ", 'DesiredTasks': 10}}]";
        }

        /** In the place of one that has ended, another is there at once, which waits until the delay is over. */
        private String tasks() {
            return Stream.concat(
                            Collections.nCopies((int) missing(), task("ready")).stream(),
                            Collections.nCopies((int) (10 - missing()), task("running")).stream())
                    .collect(Collectors.joining(",", "[", "]"));
        }

        private static String task(String state) {
            return "{'ServiceID': 's1', 'NodeID': 'n1', 'Status': {'State': '" + state + "'}, 'DesiredState': '" + state
                    + "'}";
        }

        private long missing() {
            return story.endings().stream()
                    .filter(ending -> !now.isBefore(NOON.plus(ending.at())))
                    .filter(ending -> now.isBefore(
                            NOON.plus(ending.at()).plus(story.restartDelay()).plus(ending.starting())))
                    .count();
        }

        @Override
        public void close() {}
    }

    private record Answer(String body) implements DockerHttpClient.Response {

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of("Api-Version", List.of("1.41"));
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body.getBytes(UTF_8));
        }

        @Override
        public void close() {}
    }
}

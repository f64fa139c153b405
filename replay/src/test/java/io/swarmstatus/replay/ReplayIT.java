package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The command on a real broker. */
@Testcontainers(disabledWithoutDocker = true)
class ReplayIT {

    @Container
    private static final KafkaContainer KAFKA = Topic.broker();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    /** Ready, then scaled, then a refresh failed, then the worker was lost. */
    private static final Snapshot READY = Snapshots.with("default", at(0), "ready", 4);

    private static final Snapshot SCALED = Snapshots.with("default", at(60), "ready", 6);
    private static final Snapshot FAILED = Snapshots.failed("default", at(120));
    private static final Snapshot LOST = Snapshots.with("default", at(180), "down", 6);

    private Topic topic;

    @BeforeEach
    void publish() throws ExecutionException, InterruptedException {
        topic = Topic.createOn(KAFKA);
        topic.publish(READY, SCALED, Snapshots.good("prod", at(90)), FAILED, LOST);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void tellsTheSwarmAsItWas() {
        var before = run("--at", "2026-01-15T12:00:59.999Z");
        var after = run("--at", "2026-01-15T12:02:30Z");

        assertThat(List.of(before.exitCode(), after.exitCode())).containsOnly(0);
        assertThat(before.lines()).first().asString().contains("Swarm default at 2026-01-15 12:00:59.999");
        assertThat(before.lines()).anyMatch(line -> line.matches("shop_web +replicated +4/4.*"));
        assertThat(after.lines()).anyMatch(line -> line.matches("shop_web +replicated +6/6.*"));
    }

    @Test
    void tellsItInJsonAsItIsOnTheTopic() {
        assertThat(run("--at", "2026-01-15T12:02:30Z", "--json").lines()).containsExactly(json(SCALED));
    }

    @Test
    void tellsEverySnapshotOfARangeAsItIsOnTheTopic() {
        var run = run("--from", "2026-01-15T12:01:00Z", "--to", "2026-01-15T12:03:00Z");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).containsExactly(json(SCALED), json(FAILED));
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void saysThatItsOutputCannotBeWritten() {
        var run = CommandRun.writingTo(new FullDisk(), topic.arguments(), "--from", "2026-01-15");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.messages())
                .contains("cannot write: No space left on device")
                .doesNotContain("\tat ");
    }

    @Test
    void tellsThoseOfAnotherSwarm() {
        assertThat(run("--from", "2026-01-15", "--swarm", "prod").lines())
                .containsExactly(json(Snapshots.good("prod", at(90))));
    }

    @Test
    void passesOverWhatIsNoJson() throws ExecutionException, InterruptedException {
        topic.publish("default", at(200).toEpochMilli(), "nonsense");
        topic.publish("default", at(201).toEpochMilli(), "{\"a\":\n1}");

        var run = run("--from", "2026-01-15T12:03:01Z");

        assertThat(run.lines()).containsExactly("{\"a\": 1}");
        assertThat(run.messages()).contains("1 records are no JSON");
    }

    @Test
    void tellsWhatChanged() {
        var run = run("--changes", "--from", "2026-01-15T12:00:30Z", "--to", "2026-01-15T13:00:00Z");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().stream().map(line -> line.split(" +", 5)[3]))
                .containsExactly("service_scaled", "refresh_failing", "refresh_recovered", "node_down");
    }

    @Test
    void tellsWhatChangedInTheFormOfTheFeed() {
        var codec = new ChangeCodec();

        var run = run("--changes", "--json", "--from", "2026-01-15T12:02:30Z", "--to", "2026-01-15T13:00:00Z");

        assertThat(run.lines().stream().map(line -> codec.decode(line.getBytes(UTF_8))))
                .extracting(change -> change.type() + " " + change.changedAt() + " " + change.previousAt())
                .containsExactly(
                        ChangeType.REFRESH_RECOVERED + " 2026-01-15T12:03:00Z 2026-01-15T12:01:00Z",
                        ChangeType.NODE_DOWN + " 2026-01-15T12:03:00Z 2026-01-15T12:01:00Z");
    }

    @Test
    void saysThatNothingChanged() {
        var run = run("--changes", "--from", "2026-01-15T11:00:00Z", "--to", "2026-01-15T12:00:30Z");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).isEmpty();
        assertThat(run.messages()).contains("nothing changed in 1 snapshots");
    }

    @Test
    void saysWhatThereIsWhereARangeIsEmpty() {
        for (var arguments : List.of(
                List.of("--at", "2026-01-15T11:00:00Z"),
                List.of("--from", "2026-01-15T13:00:00Z", "--to", "2026-01-15T14:00:00Z"),
                List.of("--changes", "--from", "2026-01-15T13:00:00Z", "--to", "2026-01-15T14:00:00Z"))) {
            var run = run(arguments.toArray(String[]::new));

            assertThat(run.exitCode()).isEqualTo(ReplayCommand.NOTHING_THERE);
            assertThat(run.lines()).isEmpty();
            assertThat(run.messages())
                    .contains(
                            "\"default\"", "what is on the topic is from 2026-01-15T12:00:00Z to 2026-01-15T12:03:00Z");
        }
    }

    @Test
    void saysWhichSwarmsThereAreWhereOneIsNot() {
        var run = run("--at", "now", "--swarm", "nope");

        assertThat(run.exitCode()).isEqualTo(ReplayCommand.NOTHING_THERE);
        assertThat(run.messages()).contains("no snapshot of swarm \"nope\"; there are those of: default, prod");
    }

    @Test
    void saysThatTheCommandLineCannotBeUsed() {
        for (var arguments : List.of(
                List.of("--at", "yesterday"),
                List.of("--from", "now", "--to", "-1h"),
                List.of("--at", "now", "--swarm", "a/b"),
                List.of("--at", "now", "--set", "topic.snapshot=x"),
                List.of("--nonsense"),
                List.<String>of())) {
            var run = run(arguments.toArray(String[]::new));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.messages()).isNotEmpty();
        }
    }

    @Test
    void saysThatThereIsNoTopicAndThatNoBrokerAnswers() {
        var noTopic = CommandRun.of(topic.arguments().subList(0, 2), "--at", "now", "--set", "topic.snapshots=nope");
        var noBroker = CommandRun.of(
                List.of("--bootstrap-server", "127.0.0.1:1", "--set", "kafka.default.api.timeout.ms=1000"),
                "--at",
                "now");

        assertThat(List.of(noTopic.exitCode(), noBroker.exitCode())).containsOnly(1);
        assertThat(noTopic.messages()).contains("there is no topic \"nope\"");
        assertThat(noBroker.messages()).contains("no broker answers at 127.0.0.1:1");
    }

    @Test
    void followsUntilItIsInterrupted() throws ExecutionException, InterruptedException {
        var thread = new AtomicReference<Thread>();
        var run = CommandRun.inBackground(
                work -> thread.set(Thread.ofPlatform().start(work)),
                topic.arguments(),
                "--from",
                "2026-01-15T12:03:00Z",
                "--follow");
        await().until(() -> run.lines().size() == 1);

        topic.publish(Snapshots.good("prod", at(239)), Snapshots.good("default", at(240)));
        await().until(() -> run.lines().size() > 1);
        thread.get().interrupt();
        await().atMost(Duration.ofSeconds(10)).until(() -> run.exitCode() >= 0);

        assertThat(run.lines()).containsExactly(json(LOST), json(Snapshots.good("default", at(240))));
        assertThat(run.messages()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(130);
    }

    @Test
    void leavesNoTraceOnTheBroker() throws ExecutionException, InterruptedException {
        var ends = topic.ends();

        run("--at", "now", "--set", "kafka.group.id=mine", "--set", "kafka.enable.auto.commit=true");
        run("--from", "2026-01-15");
        run("--changes", "--from", "2026-01-15");
        run("--at", "now", "--swarm", "nope");

        assertThat(topic.groups()).isEmpty();
        assertThat(topic.ends()).isEqualTo(ends);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(topic.arguments(), arguments);
    }

    private static String json(Snapshot snapshot) {
        return new String(Snapshots.json(snapshot), UTF_8);
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}

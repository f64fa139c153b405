package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.contract.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The past, played into a real Redis. */
@Testcontainers(disabledWithoutDocker = true)
class PlayIT {

    @Container
    private static final KafkaContainer KAFKA = Topic.broker();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Snapshot FOUR = Snapshots.with("default", NOON, "ready", 4);
    private static final Snapshot SIX = Snapshots.with("default", NOON.plusSeconds(300), "ready", 6);
    private static final Snapshot FAILED = Snapshots.failed("default", NOON.plusSeconds(301));
    private static final Snapshot EIGHT = Snapshots.with("default", NOON.plusSeconds(600), "ready", 8);

    private Topic topic;
    private EmbeddedRedis redis;

    @BeforeEach
    void start() throws ExecutionException, InterruptedException, IOException {
        redis = EmbeddedRedis.running();
        topic = Topic.createOn(KAFKA);
        topic.publish(FOUR, SIX, FAILED, EIGHT);
    }

    @AfterEach
    void stop() throws IOException {
        topic.close();
        redis.close();
    }

    @Test
    void isServedInTimeAsIfItWereNow() {
        var begun = Instant.now();
        var run = CommandRun.inBackground(
                work -> Thread.ofPlatform().start(work), topic.arguments(), play("12:00:10", "100"));

        await().until(() -> shows(4));
        await().until(() -> shows(6));
        await().until(() -> shows(8));
        await().until(() -> run.exitCode() >= 0);

        // from 12:00:10 to 12:10:00, at 100 times the speed, since what was known at 12:00:10 was shown at once
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(5_900));
        assertThat(run.messages()).contains("played 4 snapshots");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void isDatedWhenItIsPlayedAndExpiresAsFast() {
        var begun = Instant.now();
        CommandRun.of(topic.arguments(), play("12:04:00", "1000"));

        var refresh = cached().refresh();
        assertThat(refresh.lastSuccessAt()).isBetween(begun, Instant.now());
        assertThat(refresh.failures()).isEqualTo(1);
        assertThat(refresh.consecutiveFailures()).isZero();
        assertThat(cached().backup().expiresAt()).isBefore(Instant.now().plusSeconds(2));
        await().until(() -> !cached().backup().exists());
    }

    @Test
    void isRefusedWhereTheRedisServesSwarmsAlready() {
        try (var cache = redis.connect()) {
            cache.write(Snapshots.good("prod", Instant.now()));
        }

        var refused = CommandRun.of(topic.arguments(), play("12:04:00", "1000"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.messages()).contains("serves 1 swarms already (prod)", "--force");
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    void isRefusedWhereWhatTheRedisServedHasExpired() {
        try (var cache = redis.connectBriefly()) {
            cache.write(Snapshots.good("default", Instant.now()));
            cache.write(Snapshots.good("prod", Instant.now()));
        }
        await().until(() -> !cached().backup().exists());

        var refused = CommandRun.of(topic.arguments(), play("12:04:00", "1000"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.messages()).contains("serves 2 swarms already (default, prod)", "--force");
        assertThat(cached().refresh().refreshes()).isEqualTo(1);
    }

    @Test
    void isPlayedThereAllTheSameWhereThatIsWanted() {
        try (var cache = redis.connect()) {
            cache.write(Snapshots.good("prod", Instant.now()));
        }

        var forced = CommandRun.of(
                topic.arguments(),
                "--into",
                redis.url().toString(),
                "--from",
                "2026-01-15T12:04:00Z",
                "--to",
                "2026-01-15T13:00:00Z",
                "--speed",
                "1000",
                "--force");

        assertThat(forced.exitCode()).isZero();
        assertThat(cached().refresh().lastSuccessAt()).isNotNull();
    }

    @Test
    void saysThatTheRedisTookNone() {
        try (var cache = redis.connect()) {
            cache.write(Snapshots.good("default", Instant.now().plusSeconds(240)));
        }

        var forced = Stream.concat(Stream.of(play("12:04:00", "1000")), Stream.of("--force"));
        var run = CommandRun.of(topic.arguments(), forced.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.messages()).contains("took no snapshot", "not newer than what was there");
    }

    @Test
    void saysThatThereIsNothingToPlay() {
        assertThat(CommandRun.of(topic.arguments(), play("11:00:00", "1000", "11:30:00"))
                        .exitCode())
                .isEqualTo(ReplayCommand.NOTHING_THERE);
    }

    @Test
    void saysThatTheRedisIsAway() throws IOException {
        redis.close();

        var run = CommandRun.of(topic.arguments(), play("12:04:00", "1000"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.messages()).contains("Redis").doesNotContain("\tat ");
    }

    private String[] play(String from, String speed) {
        return play(from, speed, "13:00:00");
    }

    private String[] play(String from, String speed, String to) {
        return new String[] {
            "--into",
            redis.url().toString(),
            "--from",
            "2026-01-15T" + from + "Z",
            "--to",
            "2026-01-15T" + to + "Z",
            "--speed",
            speed
        };
    }

    private boolean shows(int tasks) {
        return Objects.requireNonNullElse(cached().primary().json(), "").contains("\"desired\":" + tasks);
    }

    private CachedSwarm cached() {
        return redis.read("default");
    }
}

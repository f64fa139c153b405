package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That the users of docs/redis.md, made by the lines that stand there, may do all that they need and nothing else. */
final class RedisUsersIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "redis.md");

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void makeUsers() throws IOException {
        try (var lines = Files.lines(DOCUMENT)) {
            lines.filter(line -> line.startsWith("ACL SETUSER"))
                    .map(line -> line.replace("PASSWORD", "pw").split(" "))
                    .forEach(words ->
                            REDIS.ask(words[0], Stream.of(words).skip(1).toArray(String[]::new)));
        }
        REDIS.ask("ACL", "LOG", "RESET");
    }

    @AfterEach
    void wasRefusedNothingThatIsNeeded() {
        assertThat(REDIS.ask("ACL", "LOG")).isEqualTo("[]");
    }

    @Test
    void letsTheSinkWriteAndTheApiReadAndFollow() {
        var told = new ConcurrentLinkedQueue<String>();
        var sink = as("swarm-status-sink");
        var api = as("swarm-status-api");
        api.subscribe(told::add);

        await().until(() -> {
            sink.write(good("east", Instant.now(), 1));
            return told.contains("east");
        });
        sink.write(good(now));
        sink.write(good(now));
        sink.write(Snapshots.ofCluster("b", now.minusSeconds(1)));
        sink.write(Snapshots.failed(now.plusMillis(1)));
        assertThat(sink.tellSilence("west", now.minusSeconds(300))).isTrue();
        sink.read("default");

        var known = api.read("default");
        assertThat(known.primary().exists()).isTrue();
        assertThat(api.read(Map.of("default", known, "west", CachedSwarm.NOTHING)))
                .hasSize(2);
        assertThat(api.swarms()).containsOnlyKeys("default", "east", "west");
    }

    @Test
    void letsTheApiWriteNothing() {
        var api = as("swarm-status-api");

        assertThatThrownBy(() -> api.write(good(now))).isInstanceOf(CacheUnavailableException.class);
        assertThatThrownBy(() -> api.tellSilence("west", now.minusSeconds(300)))
                .isInstanceOf(CacheUnavailableException.class);

        assertThat(REDIS.ask("DBSIZE")).isEqualTo("0");
        REDIS.ask("ACL", "LOG", "RESET");
    }

    @Test
    void letsAnOperatorLookAndDeleteWhatIsOfSwarmStatus() {
        var operator = url("swarm-status-operator");
        as("swarm-status-sink").write(good(now));
        REDIS.ask("SET", "else", "1");

        assertThat(EmbeddedRedis.ask(operator, "PING")).isEqualTo("PONG");
        assertThat(EmbeddedRedis.ask(operator, "INFO", "memory")).contains("used_memory:");
        assertThat(EmbeddedRedis.ask(operator, "HGET", "docker_swarm_status_refresh", "condition"))
                .isEqualTo("ok");
        assertThat(EmbeddedRedis.ask(operator, "DEL", "docker_swarm_status")).isEqualTo("1");
        for (var forbidden : List.of("DEL else", "GET else", "SET docker_swarm_status 1", "FLUSHALL", "CONFIG GET *")) {
            var words = forbidden.split(" ");
            assertThatThrownBy(() -> EmbeddedRedis.ask(
                            operator, words[0], Stream.of(words).skip(1).toArray(String[]::new)))
                    .hasStackTraceContaining("NOPERM");
        }
        REDIS.ask("ACL", "LOG", "RESET");
    }

    private static SwarmCache as(String user) {
        return REDIS.cache(url(user), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT);
    }

    private static URI url(String user) {
        return URI.create("redis://" + user + ":pw@127.0.0.1:" + REDIS.port());
    }
}

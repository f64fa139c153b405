package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may read and write: by the server's password, or by a user's name, password and rights. */
final class RedisAuthenticationIT {

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.lockedBy("s3cret");

    @Test
    void worksWithThePasswordOfTheServer() {
        var cache = as(":s3cret@", "");

        assertThat(cache.write(good(Instant.now()))).isEqualTo(WriteOutcome.CACHED);
        assertThat(cache.read("default").primary().exists()).isTrue();
    }

    @Test
    void tellsThatAPasswordIsWrongWithoutTellingThePassword() {
        var cache = as(":wr0ng@", "");

        assertThatThrownBy(() -> cache.read("default"))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("WRONGPASS")
                .hasMessageContaining("redis://:***@127.0.0.1")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void tellsThatAPasswordIsMissing() {
        var cache = as("", "");

        assertThatThrownBy(() -> cache.write(good(Instant.now())))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("NOAUTH");
    }

    @Test
    void worksAsAUserWhosePasswordHasEveryCharacterAUrlMustEscape() {
        allow("sink", ">p@ss:w/rd+ %", "~docker_swarm_status*", "&docker_swarm_status_updates", "+@all");
        var cache = as("sink:p%40ss%3Aw%2Frd+%20%25@", "");

        assertThat(cache.write(good(Instant.now()))).isEqualTo(WriteOutcome.CACHED);
        assertThat(cache.read("default").primary().exists()).isTrue();
    }

    @Test
    void readsAsAUserWhoMayDoNothingElse() {
        as(":s3cret@", "").write(good(Instant.now()));
        allow("reader", ">pw", "~docker_swarm_status*", "+@scripting", "+@read");
        var cache = as("reader:pw@", "");

        var cached = cache.read("default");

        assertThat(cached.primary().exists()).isTrue();
        assertThatThrownBy(() -> cache.write(good(Instant.now())))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("can't run this command");
    }

    @Test
    void doesNotTakeAMissingRightForMissingData() {
        as(":s3cret@", "").write(good(Instant.now()));
        allow("stranger", ">pw", "~other*", "+@all");
        var cache = as("stranger:pw@", "");

        assertThatThrownBy(() -> cache.read("default"))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("NOPERM");
    }

    @Test
    void keepsToTheDatabaseOfTheUrl() {
        as(":s3cret@", "/3").write(good(Instant.now()));

        assertThat(as(":s3cret@", "/3").read("default").primary().exists()).isTrue();
        assertThat(as(":s3cret@", "/0").read("default")).isEqualTo(CachedSwarm.NOTHING);
    }

    private static SwarmCache as(String credentials, String database) {
        var url = URI.create("redis://" + credentials + "127.0.0.1:" + REDIS.port() + database);
        return REDIS.cache(url, CacheTtls.DEFAULT, RedisTimeouts.DEFAULT);
    }

    private static void allow(String user, String... rules) {
        var arguments = Stream.concat(Stream.of("SETUSER", user, "reset", "resetchannels", "on"), Stream.of(rules));
        REDIS.ask("ACL", arguments.toArray(String[]::new));
    }
}

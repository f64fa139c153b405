package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

final class RedisAddressTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        redis://localhost,                      false, -,    -,       localhost,   6379, 0
        redis://localhost/,                     false, -,    -,       localhost,   6379, 0
        rediss://cache.example:6380/12,         true,  -,    -,       cache.example, 6380, 12
        redis://:s3cret@10.0.0.1,               false, -,    s3cret,  10.0.0.1,    6379, 0
        redis://sink:s3cret@10.0.0.1:1/2,       false, sink, s3cret,  10.0.0.1,    1,    2
        redis://sink:a%3Ab%40c%2Fd+e@localhost, false, sink, a:b@c/d+e, localhost, 6379, 0
        redis://si%3Ank:pw@localhost,           false, si:nk, pw,     localhost,   6379, 0
        redis://shop_redis:6379,                false, -,    -,       shop_redis,  6379, 0
        redis://:pw@shop_redis,                 false, -,    pw,      shop_redis,  6379, 0
        redis://:pw@[::1]:7000/1,               false, -,    pw,      ::1,         7000, 1
        """)
    void readsEveryPartOfAUrl(URI url, boolean tls, String user, String password, String host, int port, int database) {
        var address = RedisAddress.of(url);

        assertThat(address)
                .isEqualTo(new RedisAddress(tls, user, password, List.of(new HostAndPort(host, port)), database, null));
    }

    @Test
    void readsTheSentinelsThatKnowTheMaster() {
        var url = URI.create("rediss-sentinel://sink:s3cret@one:1,redis_two,10.0.0.3:3/4?master=my-master.1");

        var address = RedisAddress.of(url);

        var hosts =
                List.of(new HostAndPort("one", 1), new HostAndPort("redis_two", 26379), new HostAndPort("10.0.0.3", 3));
        assertThat(address).isEqualTo(new RedisAddress(true, "sink", "s3cret", hosts, 4, "my-master.1"));
        assertThat(address)
                .hasToString("rediss-sentinel://sink:***@one:1,redis_two:26379,10.0.0.3:3/4?master=my-master.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://localhost",
                "redis:localhost",
                "redis:///0",
                "redis://:s3cret@",
                "redis://s3cret@localhost",
                "redis://s3cret:@localhost",
                "redis://user:s3cret@localhost:0",
                "redis://user:s3cret@localhost:65536",
                "redis://user:s3cret@localhost/db",
                "redis://user:s3cret@localhost/0/1",
                "redis://user:s3cret@localhost/0?timeout=1",
                "redis://user:s3cret@localhost/0#1",
                "redis://user:s3cret@localhost,other",
                "redis://user:s3cret@localhost?master=m",
                "redis-sentinel://user:s3cret@localhost",
                "redis-sentinel://user:s3cret@localhost?master=",
                "redis-sentinel://user:s3cret@localhost?master=m&x=y",
                "redis-sentinel://user:s3cret@localhost,?master=m",
                "redis-cluster://user:s3cret@localhost"
            })
    void refusesWhatIsNoUrlOfARedisAndKeepsThePasswordToItself(String url) {
        assertThatThrownBy(() -> RedisAddress.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the URL of Redis must ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void isShownWithoutThePassword() {
        assertThat(RedisAddress.of(URI.create("rediss://sink:s3cret@cache:1/2")))
                .hasToString("rediss://sink:***@cache:1/2");
        assertThat(RedisAddress.of(URI.create("redis://:s3cret@[::1]"))).hasToString("redis://:***@[::1]:6379/0");
        assertThat(RedisAddress.of(URI.create("redis://cache"))).hasToString("redis://cache:6379/0");
    }
}

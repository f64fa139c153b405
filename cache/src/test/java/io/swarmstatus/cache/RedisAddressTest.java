package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertThat(address).isEqualTo(new RedisAddress(tls, user, password, host, port, database));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://localhost",
                "redis:localhost",
                "redis:///0",
                "redis://:s3cret@",
                "redis://user:s3cret@localhost:0",
                "redis://user:s3cret@localhost:65536",
                "redis://user:s3cret@localhost/db",
                "redis://user:s3cret@localhost/0/1",
                "redis://user:s3cret@localhost/0?timeout=1",
                "redis://user:s3cret@localhost/0#1"
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

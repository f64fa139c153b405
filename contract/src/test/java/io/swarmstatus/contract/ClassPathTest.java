package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any service may depend on the contract without inheriting a client of anything. */
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.clients.producer.Producer",
                "org.apache.kafka.streams.KafkaStreams",
                "redis.clients.jedis.UnifiedJedis",
                "com.github.dockerjava.transport.DockerHttpClient",
                "io.helidon.webserver.WebServer",
                "io.helidon.webclient.api.WebClient",
                "org.apache.hc.client5.http.classic.HttpClient",
                "okhttp3.OkHttpClient",
                "io.netty.channel.Channel",
            })
    void holdsNoClientOfAnything(String name) {
        assertThat(isThere(name)).isFalse();
    }

    @Test
    void holdsTheJsonLibrary() {
        assertThat(isThere("com.fasterxml.jackson.databind.ObjectMapper")).isTrue();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, ClassPathTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.secret",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.key",
                "kafka.sasl.jaas.config",
                "otel.exporter.otlp.headers",
                "kafka.schema.registry.basic.auth.user.info",
                "collector.api-key",
                "collector.apiKey",
                "access_key"
            })
    void masksWhatIsCalledASecret(String key) {
        assertThat(SecretMask.mask(key, "abc")).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.tls.key", "kafka.key.serializer", "swarm.name", "kafka.sasl.login.class"})
    void showsWhatIsNone(String key) {
        assertThat(SecretMask.mask(key, "abc")).isEqualTo("abc");
    }

    @Test
    void masksWhatUrlsHoldOfSecretsAndNothingElse() {
        assertThat(SecretMask.url("redis://user:pa@ss@host:6379/0")).isEqualTo("redis://***@host:6379/0");
        assertThat(SecretMask.url("https://issuer/keys?tenant=7&access_token=abc&x=1#end"))
                .isEqualTo("https://issuer/keys?tenant=7&access_token=***&x=1#end");
        assertThat(SecretMask.url("https://collector/v1?API-KEY=abc")).isEqualTo("https://collector/v1?API-KEY=***");
        assertThat(SecretMask.url("https://issuer/token/keys?page=2")).isEqualTo("https://issuer/token/keys?page=2");
    }
}

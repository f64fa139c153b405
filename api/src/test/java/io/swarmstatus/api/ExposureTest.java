package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.SettingSources;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

    private static final Map<String, String> TOKENS = Map.of("AUTH", "jwt", "AUTH_SECRET", TestTokens.SECRET);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void letsTheApiListenOnTheMachineItself(String host) {
        assertThatCode(() -> read(host, Map.of()).verify()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void refusesAnyOtherAddressInOneLineThatSaysWhy(String host) {
        assertThatThrownBy(() -> read(host, Map.of()).verify())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .contains("server.host", "auth=jwt", "insecure=true")
                                .doesNotContain("\n"));
    }

    @Test
    void letsItListenAnywhereWhereItAsksForTokensOrThatIsMeant() {
        assertThatCode(() -> read("0.0.0.0", TOKENS).verify()).doesNotThrowAnyException();
        assertThatCode(() -> read("0.0.0.0", Map.of("INSECURE", "true")).verify())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> read("0.0.0.0", Map.of("INSECURE", "yes")).verify())
                .hasMessageContaining("insecure: \"yes\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://issuer.example.org/keys", "http://127.0.0.1.example.org/keys", "http://192.0.2.1/keys"})
    void takesNoKeysOverHttpFromAnotherMachineAndSaysWhy(String keys) {
        assertThatThrownBy(() -> read("127.0.0.1", withKeys(keys)).verify())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .contains("auth.jwks", URI.create(keys).getHost(), "https", "insecure=true")
                                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example.org/keys",
                "http://127.0.0.1:1/keys",
                "http://localhost/keys",
                "http://[::1]/keys",
                "file:///keys"
            })
    void takesKeysOverHttpsAndFromTheMachineItself(String keys) {
        assertThatCode(() -> read("127.0.0.1", withKeys(keys)).verify()).doesNotThrowAnyException();
    }

    @Test
    void takesKeysOverHttpWhereThatIsMeant() {
        var meant = new HashMap<>(withKeys("http://issuer.example.org/keys"));
        meant.put("INSECURE", "true");

        assertThatCode(() -> read("127.0.0.1", meant).verify()).doesNotThrowAnyException();
    }

    private static Map<String, String> withKeys(String location) {
        return Map.of("AUTH", "jwt", "AUTH_JWKS", location, "AUTH_ISSUER", "issuer", "AUTH_AUDIENCE", "swarm");
    }

    private static Settings read(String host, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("SERVER_HOST", host);
        var settings = new SettingSources(ApiMain.class, null, all, Map.of()).read();
        ApiConfig.from(settings);
        return settings;
    }
}

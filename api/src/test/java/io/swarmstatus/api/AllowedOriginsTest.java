package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    @Test
    void areNoneWhereNothingIsSet() {
        assertThat(AllowedOrigins.parse("").isEmpty()).isTrue();
        assertThat(AllowedOrigins.parse(" , ").isEmpty()).isTrue();
    }

    @Test
    void areThoseThatAreNamedAndNoOthers() {
        var origins = AllowedOrigins.parse("https://a.example, http://localhost:3000");

        assertThat(origins.allow("https://a.example")).isTrue();
        assertThat(origins.allow("http://localhost:3000")).isTrue();
        assertThat(origins.allow("https://a.example.evil.example")).isFalse();
        assertThat(origins.allow("http://a.example")).isFalse();
        assertThat(origins.allow("null")).isFalse();
        assertThat(origins.allow("")).isFalse();
    }

    @Test
    void areAllWithAStar() {
        assertThat(AllowedOrigins.parse("*").allow("https://any.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.example", "https://a.example/", "https://*.example", "ftp://a.example", "null", "https://"})
    void refuseWhatIsNoOrigin(String text) {
        assertThatThrownBy(() -> AllowedOrigins.parse(text)).hasMessageContaining("expected origins");
    }
}

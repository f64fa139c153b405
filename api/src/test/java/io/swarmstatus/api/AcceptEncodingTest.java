package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br",
                "gzip, deflate, br, zstd",
                "deflate,gzip;q=0.001",
                "gzip ; Q=1.000",
                "*",
                "br;q=1, *;q=0.5",
                "identity;q=0.5, gzip;q=0.5",
                "identity;q=0, *"
            })
    void takesGzipWhereItIsAllowed(String field) {
        assertThat(AcceptEncoding.takesGzip(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br, deflate",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=2",
                "gzip;q=NaN",
                "gzip;level=9",
                "gzipped",
                ",,;"
            })
    void leavesItPlainWhereItIsNot(String field) {
        assertThat(AcceptEncoding.takesGzip(field)).isFalse();
    }
}

package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final byte[] JSON = "{\"data\":{\"name\":\"wéb ☃\"}}".getBytes(StandardCharsets.UTF_8);

    @Test
    void saysTheSameCompressed() throws IOException {
        var body = Body.of(JSON);

        var gunzipped = new GZIPInputStream(new ByteArrayInputStream(body.gzip().body())).readAllBytes();

        assertThat(body.plain().body()).isEqualTo(JSON);
        assertThat(gunzipped).isEqualTo(JSON);
    }

    @Test
    void hasTagsByItsContentAlone() {
        var one = Body.of(JSON);
        var same = Body.of(JSON.clone());
        var other = Body.of("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(one.plain().entityTag()).matches("\"[0-9a-f]{32}\"");
        assertThat(same.plain().entityTag()).isEqualTo(one.plain().entityTag());
        assertThat(same.gzip().entityTag()).isEqualTo(one.gzip().entityTag());
        assertThat(other.plain().entityTag()).isNotEqualTo(one.plain().entityTag());
    }

    @Test
    void hasATagOfItsOwnForEachEncoding() {
        var body = Body.of(JSON);

        assertThat(body.gzip().isNamedBy(body.plain().entityTag())).isFalse();
        assertThat(body.plain().isNamedBy(body.gzip().entityTag())).isFalse();
    }

    @Test
    void isEncodedOnceWhenItIsAskedForHoweverManyAskAtOnce() throws InterruptedException {
        var encoded = new AtomicInteger();
        var body = Body.of(() -> {
            encoded.incrementAndGet();
            return JSON;
        });
        var before = encoded.get();
        var asking = IntStream.range(0, 20)
                .mapToObj(number -> Thread.startVirtualThread(number % 2 == 0 ? body::plain : body::gzip))
                .toList();

        for (var thread : asking) {
            thread.join();
        }

        assertThat(before).isZero();
        assertThat(encoded).hasValue(1);
        assertThat(body.gzip()).isSameAs(body.gzip());
    }

    @Test
    void isCompressedOnlyForThoseWhoAskForThat() {
        var body = Body.of(JSON);

        body.plain();

        assertThat(body.isGzipMade()).isFalse();
    }

    @Test
    void isMadeAtOnceWhereTheOneBeforeWasAskedFor() {
        var before = Body.of(JSON);
        before.gzip();

        var next = Body.of(JSON);
        next.prepareAfter(before);

        assertThat(next.isGzipMade()).isTrue();
    }

    @Test
    void isNotMadeOnlySinceTheOneBeforeWasMadeAtOnce() {
        var asked = Body.of(JSON);
        asked.plain();
        var prepared = Body.of(JSON);
        prepared.prepareAfter(asked);

        var next = Body.of(JSON);
        next.prepareAfter(prepared);

        assertThat(prepared.isPlainMade()).isTrue();
        assertThat(next.isPlainMade()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "\"abc\",\"y\"", "*", " * "})
    void isNamedByIfNoneMatch(String field) {
        var representation = new Representation(JSON, "\"abc\"");

        assertThat(representation.isNamedBy(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abcd\"", "\"xabc\"", "abc", "", "\"a*\"", "\"x\", \"y\""})
    void isNotNamedByWhatOnlyLooksAlike(String field) {
        var representation = new Representation(JSON, "\"abc\"");

        assertThat(representation.isNamedBy(field)).isFalse();
    }
}

package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenTest {

    private final SnapshotCodec codec = new SnapshotCodec();

    @ParameterizedTest
    @EnumSource
    void encodesToTheseVeryBytes(Golden golden) {
        var snapshot = golden.snapshot();

        var json = codec.encode(snapshot);

        assertThat(json).asString().isEqualTo(new String(golden.bytes(), UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void decodesFromThem(Golden golden) {
        var json = golden.bytes();

        var snapshot = codec.decode(json);

        assertThat(snapshot).isEqualTo(golden.snapshot());
    }

    @ParameterizedTest
    @EnumSource
    void areValidBySchema(Golden golden) {
        var json = golden.bytes();

        var problems = SnapshotSchema.problems(json);

        assertThat(problems).isEmpty();
    }
}

package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StatusCheckTest {

    private static final String STORED = "{\"total_nodes\":3,\"cache_info\":{\"source\":\"docker_api\"}}";
    private static final String SERVED =
            "{\"data\":{\"cache_info\":{\"source\":\"cached\",\"cache_hit\":true},\"total_nodes\":3}}";

    @Test
    void knowsTheStatusAgainWhateverItsCacheInfoAndItsOrder() throws IOException {
        assertThat(check().isStatus(answer(SERVED))).isTrue();
    }

    @Test
    void knowsItAgainCompressed() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(SERVED.getBytes(UTF_8));
        }
        var answer = new HttpAnswer(200, Map.of("content-encoding", "gzip"), compressed.toByteArray(), 100);

        assertThat(check().isStatus(answer)).isTrue();
    }

    @Test
    void refusesOtherFiguresAnotherSourceAndWhatIsNoJson() throws IOException {
        assertThat(check().isStatus(answer(SERVED.replace(":3", ":4")))).isFalse();
        assertThat(check().isStatus(answer(SERVED.replace("cached", "cache_unavailable"))))
                .isFalse();
        assertThat(check().isStatus(answer(SERVED.substring(3)))).isFalse();
    }

    @Test
    void knowsTheBytesOfTheKeyAndNoOthers() throws IOException {
        assertThat(check().isValue(answer(STORED))).isTrue();
        assertThat(check().isValue(answer(STORED + " "))).isFalse();
    }

    private static StatusCheck check() throws IOException {
        return StatusCheck.of(STORED.getBytes(UTF_8));
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer(200, Map.of(), body.getBytes(UTF_8), 100);
    }
}

package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    /** Linux's device on which nothing ever has room. */
    private static final String FULL = "/dev/full";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output output = new Output(bytes);

    @Test
    void hasALineForEach() {
        var lines = IntStream.range(0, 3_000)
                .mapToObj(number -> number + "x".repeat(number))
                .toList();

        lines.forEach(output::line);
        output.flush();

        assertThat(bytes.toString(UTF_8)).isEqualTo(lines.stream().collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void takesLinesThatAreLargerThanItsBuffer() {
        var large = "x".repeat(1_000_000) + "\n}";

        output.line("before");
        output.line(large);
        output.line("x".repeat(256 * 1024 - 1));
        output.line("after");
        output.flush();

        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly("before", large.replace('\n', ' '), "x".repeat(256 * 1024 - 1), "after");
    }

    @Test
    void breaksNoLineWhereItsTextDoes() {
        output.line("{\"a\":\r\n1}".getBytes(UTF_8));
        output.flush();

        assertThat(bytes.toString(UTF_8)).isEqualTo("{\"a\":  1}\n");
    }

    @Test
    void leavesTheBytesItWasGivenAsTheyAre() {
        var given = "a\nb".getBytes(UTF_8);

        output.line(given);

        assertThat(given).containsExactly('a', '\n', 'b');
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Bad file descriptor", "Stream Closed"})
    void tellsThatNobodyReadsOnAndThenHoldsItsPeace(String reason) {
        var closed = failing(reason);
        closed.line("one");

        assertThatThrownBy(closed::flush).isInstanceOf(Output.ClosedException.class);
        closed.flush();
    }

    @Test
    void tellsThatItCannotWriteAndThenHoldsItsPeace() {
        var full = failing("Input/output error");
        full.line("one");

        assertThatThrownBy(full::flush)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot write: Input/output error");
        full.flush();
    }

    @Test
    @EnabledIf("hasFullDevice")
    void isNotSilentOnAFullDisk() throws IOException {
        try (var device = new FileOutputStream(FULL)) {
            var full = new Output(device);
            full.line("one");

            assertThatThrownBy(full::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("cannot write: ");
        }
    }

    static boolean hasFullDevice() {
        return new File(FULL).exists();
    }

    private static Output failing(String reason) {
        return new Output(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        });
    }
}

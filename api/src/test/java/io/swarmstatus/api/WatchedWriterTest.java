package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchedWriterTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n\r\n";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ConnectionDeadline deadline =
            new ConnectionDeadline(ClientPatience.DEFAULT, nanos::get, () -> closed.set(true));
    private final Sent sent = new Sent();
    private final WatchedWriter writer = new WatchedWriter(sent, deadline);

    @Test
    void sendsASmallBodyWithItsHeadInOnePiece() {
        writer.send("body".getBytes(US_ASCII), () -> writer.write(text(HEAD)));

        assertThat(sent.pieces).containsExactly(HEAD + "body");
    }

    @Test
    void sendsALargeBodyAfterItsHead() {
        var body = "b".repeat(100_000);

        writer.send(body.getBytes(US_ASCII), () -> writer.write(text(HEAD)));

        assertThat(sent.pieces).containsExactly(HEAD, body);
    }

    @Test
    void sendsABodyOnce() {
        writer.send("body".getBytes(US_ASCII), () -> writer.write(text(HEAD)));

        writer.write(text("next"));

        assertThat(sent.pieces).containsExactly(HEAD + "body", "next");
    }

    @Test
    void sendsNoBodyAfterAHeadThatFailed() {
        assertThatThrownBy(() -> writer.send("body".getBytes(US_ASCII), () -> {
                    throw new IllegalStateException("no head");
                }))
                .hasMessage("no head");

        writer.write(text("problem"));

        assertThat(sent.pieces).containsExactly("problem");
    }

    @Test
    void failsWhereTheHeadComesInAnotherWayThanItsBodyWaitsFor() {
        assertThatThrownBy(() -> writer.send("body".getBytes(US_ASCII), () -> writer.writeNow(text(HEAD))))
                .isInstanceOf(IllegalStateException.class);

        writer.write(text("next"));

        assertThat(sent.pieces).containsExactly(HEAD, "next");
    }

    @Test
    void givesABodyTheTimeThatItsSizeNeeds() {
        var body = new byte[3 * ClientPatience.BYTES_PER_SECOND];
        sent.duringWrite = () -> {
            nanos.addAndGet(
                    ClientPatience.DEFAULT.send().plus(Duration.ofSeconds(1)).toNanos());
            deadline.enforce();
        };

        writer.send(body, () -> writer.write(text(HEAD)));

        assertThat(closed).isFalse();
    }

    private static BufferData text(String text) {
        return BufferData.create(text.getBytes(US_ASCII));
    }

    /** What went to the connection. */
    private static final class Sent implements DataWriter {

        private final List<String> pieces = new ArrayList<>();
        private Runnable duringWrite = () -> {};

        @Override
        public void write(BufferData buffer) {
            pieces.add(buffer.readString(buffer.available(), US_ASCII));
            duringWrite.run();
            duringWrite = () -> {};
        }

        @Override
        public void write(BufferData... buffers) {
            List.of(buffers).forEach(this::write);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            write(buffers);
        }

        @Override
        public void writeNow(BufferData buffer) {
            write(buffer);
        }
    }
}

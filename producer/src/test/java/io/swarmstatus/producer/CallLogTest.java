package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.contract.PerformanceMetrics.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private final AtomicLong ticker = new AtomicLong(-5_000); // as good a beginning as any
    private final CallLog log = new CallLog(ticker::get);

    @Test
    void notesWhatEachCallCostInTheirOrder() {
        log.measure("nodes", meter -> {
            pass(Duration.ofMillis(20));
            meter.items(3);
            return readAll(meter, 1_000);
        });
        log.measure("tasks", _ -> pass(Duration.ofNanos(1_500)));

        assertThat(log.calls()).containsExactly(new Call("nodes", 0.02, 1_000, 3), new Call("tasks", 0.000002, 0, 0));
        assertThat(log.elapsed()).isEqualTo(Duration.ofNanos(20_001_500));
    }

    @Test
    void notesACallThatFailsWithWhatHadComeInByThen() {
        assertThatThrownBy(() -> log.measure("tasks", meter -> {
                    readAll(meter, 300);
                    pass(Duration.ofSeconds(2));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(log.calls()).containsExactly(new Call("tasks", 2.0, 300, 0));
    }

    @Test
    void countsBytesThatAreReadOneByOneAndNoneBeyondTheEnd() {
        log.measure("tasks", meter -> {
            try (var body = meter.metered(new ByteArrayInputStream(new byte[2]))) {
                return body.read() + body.read() + body.read() + body.read(new byte[8]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(log.calls()).containsExactly(new Call("tasks", 0, 2, 0));
    }

    private long pass(Duration time) {
        return ticker.addAndGet(time.toNanos());
    }

    private static long readAll(CallLog.Meter meter, int length) {
        try (var body = meter.metered(new ByteArrayInputStream(new byte[length]))) {
            return body.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

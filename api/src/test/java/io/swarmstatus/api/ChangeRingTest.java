package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.api.ChangeRing.BehindException;
import io.swarmstatus.api.ChangeRing.EndedException;
import io.swarmstatus.history.TopicRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChangeRingTest {

    private final ChangeRing ring = new ChangeRing(100);

    @Test
    void givesWhatCameFromAnOffsetOn() throws Exception {
        add(100, 103, 107);

        assertThat(offsetsFrom(100)).containsExactly(100L, 103L, 107L);
        assertThat(offsetsFrom(101)).containsExactly(103L, 107L);
        assertThat(offsetsFrom(107)).containsExactly(107L);
    }

    @Test
    void givesNothingWhereNothingCameInTime() throws Exception {
        assertThat(offsetsFrom(100)).isEmpty();
        add(100);
        assertThat(offsetsFrom(101)).isEmpty();
    }

    @Test
    void wakesThoseWhoWait() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return ring.from(100, Duration.ofSeconds(20));
            } catch (InterruptedException | EndedException | BehindException e) {
                throw new IllegalStateException(e);
            }
        });
        add(100);

        assertThat(waiting.join()).hasSize(1);
    }

    @Test
    void tellsOneThatWasTooSlow() throws Exception {
        for (var offset = 100; offset <= 100 + ChangeRing.MOST; offset++) {
            add(offset);
        }

        assertThatThrownBy(() -> offsetsFrom(100)).isInstanceOf(BehindException.class);
        assertThat(offsetsFrom(101)).hasSize(ChangeRing.MOST);
    }

    @Test
    void holdsNoMoreThanSoManyBytes() throws Exception {
        for (var offset = 100; offset < 120; offset++) {
            ring.add(change(offset, "x".repeat(ChangeRing.MOST_BYTES / 20)));
        }

        assertThat(ring.firstOffset()).isEqualTo(111);
        assertThat(offsetsFrom(111)).hasSize(9);
    }

    @Test
    void endsForAllWhoReadThere() {
        add(100);
        ring.end();

        assertThatThrownBy(() -> offsetsFrom(100)).isInstanceOf(EndedException.class);
    }

    @Test
    void takesLineEndsOutOfAChange() {
        var pretty = "{\n\"swarm\":\"default\",\r\n\"changed_at\":\"2026-01-15T10:30:00Z\"}";
        var change = LiveChange.of(new TopicRecord(0, 7, START, "default", pretty.getBytes(UTF_8)))
                .orElseThrow();

        assertThat(new String(change.event().bytes(), UTF_8)).isEqualTo("""
            event: change
            id: 7
            data: { "swarm":"default",  "changed_at":"2026-01-15T10:30:00Z"}

            """);
    }

    private void add(long... offsets) {
        for (var offset : offsets) {
            ring.add(change(offset, "web"));
        }
    }

    private List<Long> offsetsFrom(long offset) throws Exception {
        return ring.from(offset, Duration.ofMillis(1)).stream()
                .map(LiveChange::offset)
                .toList();
    }

    private static LiveChange change(long offset, String name) {
        var json = TestTopics.changeJson("default", START, "service_scaled", "service", "s1", name);
        return LiveChange.of(new TopicRecord(0, offset, START, "default", json.getBytes(UTF_8)))
                .orElseThrow();
    }
}

package io.swarmstatus.producer;

import static io.swarmstatus.producer.TaskState.FAILED;
import static io.swarmstatus.producer.TaskState.PENDING;
import static io.swarmstatus.producer.TaskState.RUNNING;
import static io.swarmstatus.producer.TaskState.SHUTDOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineTaskTest {

    @Test
    void readsATaskThatReservesAndIsBeingShutDown() {
        var task = RecordedAnswer.list("tasks", EngineTask::read).get(7);

        assertThat(task)
                .isEqualTo(new EngineTask(
                        116,
                        "q9gsnd322q4pbbb7oe2b7t6e7",
                        "xy17wc2psscy09zsilrzy9toi",
                        RUNNING,
                        SHUTDOWN,
                        new Resources(100_000_000, 16_777_216)));
    }

    @Test
    void readsATaskThatNoNodeWasFoundFor() {
        var task = RecordedAnswer.list("tasks", EngineTask::read).get(28);

        assertThat(task)
                .isEqualTo(new EngineTask(
                        115, "80hq5mf4a5kd3ystl0nwno6n9", "", PENDING, RUNNING, new Resources(0, 4_398_046_511_104L)));
    }

    @Test
    void readsATaskThatFailed() {
        var task = RecordedAnswer.list("tasks", EngineTask::read).get(2);

        assertThat(task)
                .isEqualTo(new EngineTask(
                        143,
                        "8dhqxjvwdzibvhdccjf17jfqp",
                        "zbij74jsnfvloqtplzk131o7j",
                        FAILED,
                        SHUTDOWN,
                        Resources.NONE));
    }

    @Test
    void takesReservationsForItsOwnAndNotLimits() throws IOException {
        var task = read("""
            {"Spec": {"Resources": {"Limits": {"NanoCPUs": 9, "MemoryBytes": 9},
                                    "Reservations": {"NanoCPUs": 1, "GenericResources": [{"NanoCPUs": 8}]}}}}\
            """);

        assertThat(task.reserved()).isEqualTo(new Resources(1, 0));
    }

    @Test
    void hasNoNameForAStateOfTheFuture() throws IOException {
        var task = read("{'Status': {'State': 'hibernating'}, 'DesiredState': '', 'NodeID': 'n'}");

        assertThat(task.state()).isEqualTo(TaskState.OTHER);
        assertThat(task.desiredState()).isEqualTo(TaskState.OTHER);
        assertThat(task.holdsReservation()).isFalse();
    }

    private static EngineTask read(String json) throws IOException {
        return Json.object(json, EngineTask::read);
    }
}

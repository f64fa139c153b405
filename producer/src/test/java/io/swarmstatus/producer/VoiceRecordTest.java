package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceRecordTest {

    /** By a clock that has nothing to do with the one that dates snapshots. */
    private static final Instant STEADY = Instant.parse("2026-03-01T00:00:00Z");

    private static final byte[] SPOKEN = new SnapshotCodec().encode(Snapshots.ofLeader(7, NOON, Trigger.INTERVAL));

    @Test
    void tellsWhoSpokeInASnapshotAsItIsPublished() {
        var voice = VoiceRecord.voice(SPOKEN, NOON.plusSeconds(3), STEADY, false);

        assertThat(voice).contains(new Voice("n1", "c1", true, 7, NOON, STEADY));
    }

    @Test
    void whoStepsInForTheLeaderDoesNotSpeakAsOne() {
        var json = new SnapshotCodec().encode(Snapshots.ofStandby(7, NOON, Trigger.TAKEOVER));

        assertThat(VoiceRecord.voice(json, NOON, STEADY, false))
                .hasValueSatisfying(voice -> assertThat(voice.asLeader()).isFalse());
    }

    @Test
    void whatWasThereAlreadyWasHeardAsLongAgoAsItIsOld() {
        var voice = VoiceRecord.voice(SPOKEN, NOON.plusSeconds(60), STEADY, true);

        assertThat(voice.map(Voice::heardAt)).contains(STEADY.minusSeconds(60));
    }

    @Test
    void whatIsDatedInTheFutureIsHeardNow() {
        var voice = VoiceRecord.voice(SPOKEN, NOON.minusSeconds(60), STEADY, true);

        assertThat(voice.map(Voice::heardAt)).contains(STEADY);
    }

    @Test
    void aFailureIsNoVoice() {
        var json =
                new SnapshotCodec().encode(Snapshots.failed(Condition.TIMED_OUT, "GET /tasks", NOON, Trigger.INTERVAL));

        assertThat(VoiceRecord.voice(json, NOON, STEADY, false)).isEmpty();
    }

    @Test
    void aClusterThatIsNotToldIsNotKnown() {
        var voice = voice("""
            {"condition":"ok","collected_by":{"node_id":"n1"},"collected_at":"2026-01-15T12:00:00Z"}\
            """);

        assertThat(voice).contains(new Voice("n1", null, false, 0, NOON, STEADY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "no JSON",
                "{\"condition\":\"ok\"",
                "{\"condition\":7}",
                "{\"condition\":null}",
                "{\"condition\":\"ok\",\"collected_by\":\"n1\",\"collected_at\":\"2026-01-15T12:00:00Z\"}",
                "{\"condition\":\"ok\",\"collected_by\":null,\"collected_at\":\"2026-01-15T12:00:00Z\"}",
                "{\"condition\":\"ok\",\"collected_by\":{\"node_id\":null},\"collected_at\":\"2026-01-15T12:00:00Z\"}",
                "{\"condition\":\"ok\",\"collected_by\":{\"node_id\":\"n1\"}}",
                "{\"condition\":\"ok\",\"collected_by\":{\"node_id\":\"n1\"},\"collected_at\":\"yesterday\"}",
                "{\"condition\":\"ok\",\"collected_by\":{\"node_id\":\"n1\"},\"swarm_version\":-1}"
            })
    void whatIsNoSnapshotOrDoesNotSayWhoSpokeTellsNothing(String json) {
        assertThat(voice(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void noDateHoweverOddStopsItFromListening(String date) {
        var json = "{\"condition\":\"ok\",\"collected_by\":{\"node_id\":\"n1\"},\"collected_at\":\"" + date + "\"}";

        for (var steady : new Instant[] {NOON, NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1))}) {
            var voice = VoiceRecord.voice(json.getBytes(UTF_8), NOON, steady, true);

            assertThat(voice.stream())
                    .allSatisfy(told -> assertThat(told.heardAt()).isBeforeOrEqualTo(steady));
        }
    }

    @Property(tries = 1000)
    void noBytesStopItFromListening(@ForAll byte[] garbage) {
        assertThat(VoiceRecord.voice(garbage, NOON, STEADY, true)).isEmpty();
    }

    @Property(tries = 300)
    void noHalfSnapshotIsAVoice(@ForAll int cut) {
        var half = new String(SPOKEN, UTF_8).substring(0, Math.floorMod(cut, SPOKEN.length));

        assertThat(voice(half)).isEmpty();
    }

    private static Optional<Voice> voice(String json) {
        return VoiceRecord.voice(json.getBytes(UTF_8), NOON, STEADY, false);
    }
}

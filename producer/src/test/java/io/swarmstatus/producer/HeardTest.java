package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeardTest {

    private static final Member SELF = new Member("n1", "c1", 0);

    @Test
    void keepsTheNewestOfEachNode() {
        var old = voice("n1", "c1", NOON);
        var other = voice("n2", "c1", NOON.plusSeconds(1));
        var newer = voice("n1", "c1", NOON.plusSeconds(2));

        var heard = Heard.NOTHING.with(old).with(other).with(newer);

        assertThat(heard.voices()).containsExactly(newer, other);
    }

    @Test
    void passesOverWhatIsOlderThanWhatTheSameNodeSaidBefore() {
        var newest = voice("n1", "c1", NOON);
        var heard = Heard.NOTHING.with(newest);

        var late = new Voice("n1", "c1", false, 7, NOON.minusSeconds(1), NOON.plusSeconds(9));
        var again = new Voice("n1", "c1", true, 1, NOON, NOON.plusSeconds(9));

        assertThat(heard.with(late)).isEqualTo(heard);
        assertThat(heard.with(again)).isEqualTo(heard);
    }

    @Test
    void forgetsThoseThatWereHeardLongestAgoWhereThereAreTooMany() {
        var heard = Heard.NOTHING;
        for (int node = 0; node < 40; node++) {
            heard = heard.with(voice("n" + node, "c1", NOON.plusSeconds(node)));
        }

        assertThat(heard.voices()).hasSize(32);
        assertThat(heard.voices()).noneMatch(voice -> voice.heardAt().isBefore(NOON.plusSeconds(8)));
    }

    @Test
    void isCurrentSinceTheFirstMomentThatItWas() {
        var heard = Heard.NOTHING.current(NOON).current(NOON.plusSeconds(5));

        assertThat(Heard.NOTHING.isCurrent()).isFalse();
        assertThat(heard.isCurrent()).isTrue();
        assertThat(heard.currentSince()).isEqualTo(NOON);
    }

    @Test
    void keepsWhatWasHeardWhenTheTopicIsLostAndBeginsAnewToBeCurrent() {
        var voice = voice("n2", "c1", NOON);
        var lost = Heard.NOTHING.current(NOON).with(voice).lost("away");

        var again = lost.current(NOON.plusSeconds(60));

        assertThat(lost.isCurrent()).isFalse();
        assertThat(again.currentSince()).isEqualTo(NOON.plusSeconds(60));
        assertThat(again.voices()).containsExactly(voice);
    }

    @Test
    void tellsWhenAnybodyOfTheClusterWasHeardLast() {
        var heard = Heard.NOTHING
                .with(voice("n1", "c1", NOON))
                .with(voice("n2", "c1", NOON.plusSeconds(3)))
                .with(voice("n3", "c2", NOON.plusSeconds(6)));

        assertThat(heard.lastHeard("c1")).hasValue(NOON.plusSeconds(3));
        assertThat(heard.lastHeard("c3")).isEmpty();
        assertThat(heard.lastHeard(null)).hasValue(NOON.plusSeconds(6));
    }

    @Test
    void whoDoesNotSayOfWhichClusterItSpeaksMaySpeakOfThisOne() {
        var heard = Heard.NOTHING.with(voice("n2", null, NOON));

        assertThat(heard.lastHeard("c1")).hasValue(NOON);
        assertThat(heard.another(SELF, Voice::asLeader)).isTrue();
    }

    @Test
    void neitherItselfNorAnotherClusterIsAnother() {
        var heard = Heard.NOTHING.with(voice("n1", "c1", NOON)).with(voice("n2", "c2", NOON));

        assertThat(heard.another(SELF, _ -> true)).isFalse();
        assertThat(heard.with(voice("n3", "c1", NOON)).another(SELF, _ -> true)).isTrue();
        assertThat(heard.with(voice("n3", "c1", NOON)).another(SELF, voice -> voice.swarmVersion() > 1))
                .isFalse();
    }

    @Test
    void tellsHowNewWhatOthersSaidIsByTheirClocks() {
        var ahead = new Voice("n3", "c1", false, 1, NOON.plusSeconds(9), NOON);
        var heard = Heard.NOTHING
                .with(voice("n1", "c1", NOON.plusSeconds(60)))
                .with(voice("n2", "c1", NOON.plusSeconds(3)))
                .with(voice("n4", "c2", NOON.plusSeconds(60)))
                .with(ahead);

        assertThat(heard.newestByAnother(SELF)).hasValue(NOON.plusSeconds(9));
        assertThat(Heard.NOTHING.newestByAnother(SELF)).isEmpty();
    }

    private static Voice voice(String nodeId, @Nullable String clusterId, Instant heardAt) {
        return new Voice(nodeId, clusterId, true, 1, heardAt, heardAt);
    }
}

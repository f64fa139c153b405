package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Without jqwik's edge cases: so many parts have more of them than there are tries, and texts and figures bring their own. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class SnapshotPropertiesTest {

    private final SnapshotCodec codec = new SnapshotCodec();

    @Property
    void decodingWhatWasEncodedGivesTheSnapshot(@ForAll("snapshots") Snapshot snapshot) {
        var json = codec.encode(snapshot);

        assertThat(codec.decode(json)).isEqualTo(snapshot);
    }

    @Property
    void equalSnapshotsEncodeToEqualBytes(@ForAll("snapshots") Snapshot snapshot) {
        var twin = codec.decode(codec.encode(snapshot));

        assertThat(codec.encode(twin)).isEqualTo(codec.encode(snapshot));
    }

    @Property(tries = 300)
    void whatIsEncodedIsValidBySchema(@ForAll("snapshots") Snapshot snapshot) {
        var json = codec.encode(snapshot);

        assertThat(SnapshotSchema.problems(json)).isEmpty();
    }

    @Provide
    Arbitrary<Snapshot> snapshots() {
        return Snapshots.any();
    }
}

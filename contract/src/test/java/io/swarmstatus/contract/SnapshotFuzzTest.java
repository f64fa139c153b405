package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes come, decoding ends with a snapshot or with {@link InvalidSnapshotException}, never otherwise. */
class SnapshotFuzzTest {

    private final SnapshotCodec codec = new SnapshotCodec();

    @Property
    void anyBytesAreDecodedOrRefused(@ForAll byte[] bytes) {
        var outcome = decode(bytes);

        assertThat(outcome).isEmpty();
    }

    @Property
    void goldenBytesWithAnyDamageAreDecodedOrRefused(@ForAll("damaged") byte[] bytes) {
        var outcome = decode(bytes);

        outcome.ifPresent(snapshot -> {
            var json = codec.encode(snapshot);
            assertThat(codec.decode(json)).isEqualTo(snapshot);
            assertThat(SnapshotSchema.problems(json)).isEmpty();
        });
    }

    @Property
    void theCodecTakesWhatTheSchemaAllowsAndNothingElse(@ForAll("edited") JsonNode document) {
        var json = document.toString().getBytes(UTF_8);

        var problems = SnapshotSchema.problems(json);

        assertThat(decode(json).isPresent()).as("%s", problems).isEqualTo(problems.isEmpty());
    }

    private Optional<Snapshot> decode(byte[] bytes) {
        try {
            return Optional.of(codec.decode(bytes));
        } catch (InvalidSnapshotException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(302).doesNotContainPattern("\\p{Cntrl}");
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        var places = Arbitraries.integers().between(0, 2500);
        var lengths = Arbitraries.integers().between(0, 20);
        var fragments = Arbitraries.of("\"", "{", "}", "[", "]", ",", ":", "0", "-", "null", "1e9", "\\u0000", "\\");
        var bytes = Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(4);
        var damages = Combinators.combine(places, lengths, Arbitraries.oneOf(fragments, bytes))
                .as(Damage::new);
        return Combinators.combine(
                        Arbitraries.of(Golden.class),
                        damages.list().ofMinSize(1).ofMaxSize(3))
                .as(Damage::all);
    }

    /** Some of the bytes replaced by others, each byte held as one character. */
    private record Damage(int at, int length, String insertion) {

        static byte[] all(Golden golden, List<Damage> damages) {
            var bytes = new String(golden.bytes(), ISO_8859_1);
            for (var damage : damages) {
                bytes = damage.doneTo(bytes);
            }
            return bytes.getBytes(ISO_8859_1);
        }

        private String doneTo(String bytes) {
            var from = Math.min(at, bytes.length());
            var to = Math.min(from + length, bytes.length());
            return bytes.substring(0, from) + insertion + bytes.substring(to);
        }
    }

    @Provide
    Arbitrary<JsonNode> edited() {
        var places = Arbitraries.integers().between(0, 200);
        var changes = Combinators.combine(places, Arbitraries.of(values()).optional(0.8))
                .as(Change::new);
        return Combinators.combine(
                        Arbitraries.of(Golden.class),
                        changes.list().ofMinSize(1).ofMaxSize(3))
                .as(Change::all);
    }

    private static List<JsonNode> values() {
        return Stream.of(
                        "null true false [] {} [null] {\"a\":\"b\"} {\"a\":null}".split(" "),
                        "0 1 7 4.5 -1 -0.5 2147483647 2147483648 9223372036854775807 9223372036854775808".split(" "),
                        "\"\" \"text\" \"NaN\" \"ok\" \"timed_out\" \"poll\" \"default\" \"-\"".split(" "),
                        "\"2026-01-15T10:30:00Z\" \"2026-02-30T10:30:00Z\" \"2026-01-15T10:30:00+01:00\"".split(" "))
                .flatMap(Arrays::stream)
                .map(json -> Place.read(json.getBytes(UTF_8)))
                .toList();
    }

    /** One value of a snapshot's JSON replaced by another, or removed. */
    private record Change(int place, Optional<JsonNode> value) {

        static JsonNode all(Golden golden, List<Change> changes) {
            var document = Place.read(golden.bytes());
            for (var change : changes) {
                document = change.doneTo(document);
            }
            return document;
        }

        private JsonNode doneTo(JsonNode document) {
            var places = Place.in(document);
            var target = places.get(place % places.size());
            return value.map(target::replace).orElseGet(target::remove).document();
        }
    }
}

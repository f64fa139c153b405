package io.swarmstatus.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever released stays as it is, today's readers read it, and today's schemas allow it. */
class ReleasedExamplesTest {

    static List<Path> snapshots() {
        return ReleasedExamples.ofKind("snapshot");
    }

    static List<Path> changes() {
        return ReleasedExamples.ofKind("change");
    }

    static List<Path> deadLetters() {
        return ReleasedExamples.ofKind("dead-letter");
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aSnapshotIsReadAndWrittenAgainAsItIs(Path example) {
        var codec = new SnapshotCodec();

        var snapshot = codec.decode(ReleasedExamples.message(example));

        assertThat(new String(codec.encode(snapshot), UTF_8))
                .isEqualTo(new String(ReleasedExamples.message(example), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsReadAndWrittenAgainAsItIs(Path example) {
        var codec = new ChangeCodec();

        var change = codec.decode(ReleasedExamples.message(example));

        assertThat(new String(codec.encode(change), UTF_8))
                .isEqualTo(new String(ReleasedExamples.message(example), UTF_8));
    }

    @ParameterizedTest
    @MethodSource({"snapshots", "changes"})
    void theSchemaAllowsIt(Path example) {
        var kind = example.getFileName().toString().split("-", 2)[0];
        var schema = schema(PublishedContract.text(kind + ".schema.json"));

        assertThat(schema.validate(new String(ReleasedExamples.bytes(example), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void aDeadLetterHasTheHeadersThatAsyncapiDescribes(Path example) {
        var letter = Place.read(ReleasedExamples.bytes(example));
        var headers = PublishedContract.asyncapi().at("/components/messages/deadLetter/headers");

        assertThat(schema(headers.toString()).validate(letter.get("headers"))).isEmpty();
        assertThat(letter.fieldNames()).toIterable().containsExactly("headers", "key", "value");
    }

    @Test
    void thereIsOneOfEachMessageAndOfEachChange() {
        var types = Stream.of(ChangeType.values())
                .map(type -> "change-" + type.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");

        assertThat(ReleasedExamples.all())
                .map(example -> example.getFileName().toString())
                .containsAll(types.toList())
                .contains("snapshot-healthy.json", "snapshot-failed.json", "dead-letter-unreadable.json");
    }

    @Test
    void noneIsEverChangedOrTakenAway() {
        assertThat(ReleasedExamples.found(ReleasedExamplesTest::sha256))
                .as("what is new is added to released-examples.sha256; what was there stays as it was")
                .isEqualTo(ReleasedExamples.checksums());
    }

    private static JsonSchema schema(String text) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page "Consume the topic" shows the examples that are run, and tells the fields that changes have. */
class ConsumeTheTopicTest {

    private static final Path DOCS = Path.of("..", "docs");

    static List<Path> examples() throws IOException {
        try (var files = Files.list(DOCS.resolve("examples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsEachExampleAsItIs(Path example) throws IOException {
        assertThat(page()).containsPattern("```[a-z]+\n" + Pattern.quote(Files.readString(example)) + "```");
    }

    @Test
    void showsNoProgramThatIsNoExample() throws IOException {
        assertThat(page().split("```", -1)).hasSize(2 * examples().size() + 1);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheFieldsOfEachChange(ChangeType type) throws IOException {
        var example = Path.of("1.0", "change-" + type.wireName().replace('_', '-') + ".json");
        var change = Place.read(ReleasedExamples.bytes(example));

        assertThat(page().lines().filter(line -> line.startsWith("| `" + type.wireName() + "` |")))
                .singleElement()
                .asString()
                .endsWith("| " + fields(change.get("before")) + " | " + fields(change.get("after")) + " |");
    }

    private static String fields(JsonNode values) {
        var names = new TreeSet<String>();
        values.fieldNames().forEachRemaining(names::add);
        return names.isEmpty()
                ? "nothing"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("consume-the-topic.md"));
    }
}

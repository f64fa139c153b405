package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineJsonTest {

    private final List<Long> read = new ArrayList<>();

    @Test
    void handsOnEachObjectOfAListAndCountsThem() throws IOException {
        var count = list("""
            [{"Index": 3}, {}, {"Index": 5, "More": [1, 2]}]\
            """);

        assertThat(count).isEqualTo(3);
        assertThat(read).containsExactly(3L, 0L, 5L);
    }

    @ParameterizedTest
    @CsvSource({"null", "[]"})
    void takesNullForAnEmptyListAsGoWritesOne(String json) throws IOException {
        var count = list(json);

        assertThat(count).isZero();
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": \"no\"} | expected a list",
                "''                    | expected a list",
                "[null]                | expected an object, found VALUE_NULL",
                "[[]]                  | expected an object, found START_ARRAY",
                "[{\"Index\": 1}, 2]   | expected an object, found VALUE_NUMBER_INT",
                "[{\"Index\": 1}       | Unexpected end-of-input",
                "[{\"Index\": 1},      | Unexpected end-of-input",
                "[{\"Index\"           | Unexpected end-of-input",
                "page not found        | Unrecognized token 'page'"
            })
    void refusesWhatIsNoWholeListOfObjects(String json, String complaint) {
        assertThatThrownBy(() -> list(json)).isInstanceOf(IOException.class).hasMessageStartingWith(complaint);
    }

    private long list(String json) throws IOException {
        var answer = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return EngineJson.list(answer, ObjectVersion::read, read::add);
    }
}

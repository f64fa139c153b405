package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectCursorTest {

    @Test
    void walksOverFieldsThatItsReaderDoesNotTakeHoweverDeepTheyAre() throws IOException {
        var json = """
            {"Skipped": {"a": [{"Wanted": 1}, [[2, {"Wanted": 3}]]], "b": {"Wanted": {}}},
             "Wanted": 4, "AlsoSkipped": [[], {}, "Wanted", null, 5.5]}\
            """;

        var numbers = Json.object(json, ObjectCursorTest::wantedNumbers);

        assertThat(numbers).containsExactly(4L);
    }

    @Test
    void goesOnAfterAnInnerObjectThatWasTaken() throws IOException {
        var json = """
            {"Inner": {"Wanted": 1, "Rest": [2]}, "Wanted": 3}\
            """;

        var fields = Json.object(json, object -> {
            var seen = new ArrayList<Object>();
            while (object.next()) {
                seen.add(object.field().equals("Inner") ? wantedNumbers(object.object()) : object.number());
            }
            return seen;
        });

        assertThat(fields).containsExactly(List.of(1L), 3L);
    }

    @Test
    void takesNullForWhatTheEngineMeansByIt() throws IOException {
        var json = """
            {"a": null, "b": null, "c": null, "d": null, "e": null, "f": null}\
            """;

        var values = Json.object(json, object -> {
            var seen = new ArrayList<Object>();
            while (object.next()) {
                assertThat(object.isNull()).isTrue();
                switch (object.field()) {
                    case "a" -> seen.add(object.text());
                    case "b" -> seen.add(object.number());
                    case "c" -> seen.add(object.truth());
                    case "d" -> seen.add(object.texts());
                    case "e" -> assertThat(object.textOrNull()).isNull();
                    default -> assertThat(object.instant()).isNull();
                }
            }
            return seen;
        });

        assertThat(values).containsExactly("", 0L, false, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:00:21.545320467Z, 2026-11-23T05:00:21.545320467Z",
        "2026-11-23T06:00:21+01:00,      2026-11-23T05:00:21Z",
        "0001-01-01T00:00:00Z,           ",
        "'',                             "
    })
    void readsInstantsAndTakesTheYearOneForNone(String text, Instant expected) throws IOException {
        var instant = Json.object("{'At': '" + text + "'}", object -> {
            object.next();
            return Optional.ofNullable(object.instant());
        });

        assertThat(instant.orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Number\": \"4\"}             | /0/Number: expected VALUE_NUMBER_INT, found VALUE_STRING",
                "{\"Number\": 4.0}               | /0/Number: expected VALUE_NUMBER_INT, found VALUE_NUMBER_FLOAT",
                "{\"Number\": -1}                | /0/Number: out of range",
                "{\"Number\": 9223372036854775808} | /0/Number: out of range",
                "{\"Text\": 4}                   | /0/Text: expected VALUE_STRING, found VALUE_NUMBER_INT",
                "{\"Text\": {}}                  | /0/Text: expected VALUE_STRING, found START_OBJECT",
                "{\"Truth\": \"true\"}           | /0/Truth: expected true or false, found VALUE_STRING",
                "{\"Instant\": \"yesterday\"}    | /0/Instant: not an instant",
                "{\"Texts\": []}                 | /0/Texts: expected START_OBJECT, found START_ARRAY",
                "{\"Texts\": {\"a\": [\"b\"]}}   | /0/Texts/a: expected VALUE_STRING, found START_ARRAY"
            })
    void saysWhereAValueIsNotOfTheTypeThatTheApiPromises(String json, String complaint) {
        assertThatThrownBy(() -> Json.list("[" + json + "]", ObjectCursorTest::byName))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "4", "\"text\"", "[]", "[{}]", "{", "{\"a\": ", "{\"a\": 1", "<html>", "OK"})
    void refusesAnAnswerThatIsNoObject(String json) {
        assertThatThrownBy(() -> Json.object(json, ObjectCursorTest::wantedNumbers))
                .isInstanceOf(IOException.class);
    }

    private static List<Long> wantedNumbers(ObjectCursor object) throws IOException {
        var numbers = new ArrayList<Long>();
        while (object.next()) {
            if (object.field().equals("Wanted")) {
                numbers.add(object.number());
            }
        }
        return numbers;
    }

    private static List<Object> byName(ObjectCursor object) throws IOException {
        var values = new ArrayList<Object>();
        while (object.next()) {
            switch (object.field()) {
                case "Number" -> values.add(object.number());
                case "Text" -> values.add(object.text());
                case "Truth" -> values.add(object.truth());
                case "Instant" -> values.add(String.valueOf(object.instant()));
                default -> values.add(object.texts());
            }
        }
        return values;
    }
}

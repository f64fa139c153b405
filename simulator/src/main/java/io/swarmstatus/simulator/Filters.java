package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The {@code filters} of a list: an object matches if for each key it matches any of that key's values.
 *
 * @param wanted values by key
 */
record Filters(Map<String, Set<String>> wanted) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * In either form that clients send: {@code {"key":["value"]}} or, older, {@code {"key":{"value":true}}}.
     *
     * @throws RejectedRequestException if it is neither
     */
    static Filters parse(String json) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        if (json.isEmpty()) {
            return new Filters(wanted);
        }
        try (var parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                wanted.put(parser.currentName(), values(parser));
            }
            return new Filters(wanted);
        } catch (JsonProcessingException e) {
            throw new RejectedRequestException(500, "invalid filter: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private static Set<String> values(JsonParser parser) throws IOException {
        Set<String> values = new TreeSet<>();
        var start = parser.nextToken();
        require(start == JsonToken.START_ARRAY || start == JsonToken.START_OBJECT);
        for (var token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                values.add(parser.getText());
            } else {
                require(start == JsonToken.START_OBJECT && token == JsonToken.VALUE_TRUE);
            }
        }
        return values;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new RejectedRequestException(500, "invalid filter");
        }
    }

    Set<String> values(String key) {
        return wanted.getOrDefault(key, Set.of());
    }

    /** @throws RejectedRequestException if there is a key that the list does not know */
    Filters requireKnown(Set<String> keys) {
        for (String key : wanted.keySet()) {
            if (!keys.contains(key)) {
                throw new RejectedRequestException(400, "Invalid filter '" + key + "'");
            }
        }
        return this;
    }

    /** @param rules says for each key that the list knows whether an object matches a value */
    <T> boolean accept(T object, Map<String, BiPredicate<T, String>> rules) {
        return wanted.entrySet().stream().allMatch(filter -> {
            var rule = rules.get(filter.getKey());
            return rule == null || filter.getValue().stream().anyMatch(value -> rule.test(object, value));
        });
    }
}

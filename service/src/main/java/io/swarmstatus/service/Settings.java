package io.swarmstatus.service;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of one service, read once at its start. A value that cannot be used is noted as a mistake and its default
 * is returned in its place, so that {@link #verify()} can report all mistakes together.
 */
public final class Settings {

    private final Map<String, String> values;
    private final Map<String, String> declared;
    private final List<String> problems;

    Settings(Map<String, String> values, Map<String, String> declared, List<String> problems) {
        this.values = values;
        this.declared = declared;
        this.problems = problems;
    }

    /** The value as it stands; empty where it is empty. */
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** A positive ISO 8601 duration, such as PT2M. */
    public Duration duration(String key) {
        return value(key, Settings::positiveDuration);
    }

    /** A TCP port; 0 stands for any free one. */
    public int port(String key) {
        return value(key, Settings::portNumber);
    }

    /** An absolute URI. */
    public URI uri(String key) {
        return value(key, Settings::absoluteUri);
    }

    /**
     * The value read by a parser of the caller's.
     *
     * @param parser throws {@link IllegalArgumentException}, saying what is expected, on what it cannot take
     */
    public <T> T value(String key, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException e) {
            var shown = SecretMask.mask(key, text(key));
            var reason = String.valueOf(e.getMessage()).replace(text(key), shown); // parsers like to repeat their input
            problems.add(key + ": \"" + shown + "\" cannot be used: " + reason);
            return parser.apply(Objects.requireNonNull(declared.get(key), key));
        }
    }

    /** All keys below this one, without it: what is set for {@code kafka} goes to the Kafka clients. */
    public Map<String, String> under(String prefix) {
        var all = prefix + ".";
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(all))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().substring(all.length()), Map.Entry::getValue));
    }

    /** Notes a mistake that only the caller can see, such as two values that do not go together. */
    public void reject(String key, String reason) {
        problems.add(key + ": " + reason);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException with all mistakes, if there are any
     */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Every key with its effective value, for the log; secrets are masked. */
    public String effective() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + SecretMask.mask(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** A duration above zero, for a parser of the caller's. */
    public static Duration positiveDuration(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected an ISO 8601 duration such as PT2M", e);
        }
        throw new IllegalArgumentException("expected a duration above zero");
    }

    private static int portNumber(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a port number", e);
        }
        throw new IllegalArgumentException("expected a port number from 0 to 65535");
    }

    private static URI absoluteUri(String text) {
        var uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("expected a URI with a scheme");
        }
        return uri;
    }
}

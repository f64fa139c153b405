package io.swarmstatus.service;

import java.util.List;
import java.util.Map;

/**
 * How the log is written: {@code logback.xml} asks the environment for it, since the first line may come before any setting is
 * read.
 */
final class LogFormat {

    private static final String VARIABLE = "LOG_FORMAT";
    private static final List<String> KNOWN = List.of("text", "json");

    private LogFormat() {}

    /**
     * With a format that nobody knows nothing would be logged.
     *
     * @throws ConfigurationException if it is none
     */
    static void check(Map<String, String> environment) {
        var format = environment.getOrDefault(VARIABLE, "text");
        if (!format.isEmpty() && !KNOWN.contains(format)) {
            throw new ConfigurationException(List.of(
                    VARIABLE + ": \"" + format + "\" cannot be used: expected one of " + String.join(", ", KNOWN)));
        }
    }
}

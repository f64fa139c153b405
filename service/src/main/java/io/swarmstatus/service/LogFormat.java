package io.swarmstatus.service;

import java.util.List;
import java.util.Map;

/** How the log is written: by the environment, since the first line may come before any setting is read. */
final class LogFormat {

    private static final String VARIABLE = "LOG_FORMAT";
    private static final List<String> KNOWN = List.of("text", "json");

    private LogFormat() {}

    static boolean isJson(Map<String, String> environment) {
        return "json".equals(environment.get(VARIABLE));
    }

    /**
     * With a format that nobody knows the log would be text, which is not what was meant.
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

package io.swarmstatus.api;

import io.swarmstatus.service.Settings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the past is read.
 *
 * @param kafka the operator's settings for Kafka clients
 * @param snapshots the topic of snapshots
 * @param changes the topic of changes
 */
record ApiTopics(Map<String, String> kafka, String snapshots, String changes) {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    ApiTopics {
        kafka = Map.copyOf(kafka);
    }

    /** Reads the settings; what is wrong with them is noted there. */
    static ApiTopics from(Settings settings) {
        return new ApiTopics(
                settings.under("kafka"),
                settings.value("topic.snapshots", ApiTopics::name),
                settings.value("topic.changes", ApiTopics::name));
    }

    private static String name(String text) {
        if (TOPIC.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException("expected the name of a topic: letters, digits, '.', '_' and '-'");
    }
}

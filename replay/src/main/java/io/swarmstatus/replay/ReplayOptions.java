package io.swarmstatus.replay;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
final class ReplayOptions {

    @Option(names = "--at", paramLabel = "INSTANT", description = "The swarm as it was at this instant.")
    @Nullable
    String at;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Every snapshot from this instant on, one JSON a line.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "... and before this one (now).")
    @Nullable
    String to;

    @Option(
            names = "--changes",
            description = "What changed between them, in words; without --from, in the last 24 hours.")
    boolean changes;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C; without --from, from now on.")
    boolean follow;

    @Option(
            names = "--into",
            paramLabel = "REDIS_URL",
            description = {
                "Play the snapshots of the range, in time, into this scratch Redis: an api on it serves them as if it"
                        + " were now. They are dated as they are played, and expire as fast as they are played."
            })
    @Nullable
    String into; // not a URI: what is none would be told with its password

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "... so many times as fast as they were taken (${DEFAULT-VALUE}).")
    double speed = 1;

    @Option(names = "--force", description = "... even where that Redis serves swarms already.")
    boolean force;

    @Option(
            names = "--swarm",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Which swarm (${DEFAULT-VALUE}).")
    String swarm = "default";

    @Option(names = "--json", description = "JSON, one a line, also for --at and --changes.")
    boolean json;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "A Kafka broker; the same as --set kafka.bootstrap.servers=HOST:PORT (127.0.0.1:9092).")
    @Nullable
    String bootstrapServer;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "A YAML file of settings; environment variables override it.")
    @Nullable
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting: topic.snapshots, or any of a Kafka client's under kafka. Repeatable.")
    Map<String, String> settings = Map.of();

    /** The settings that were given one by one. */
    Map<String, String> overrides() {
        var all = new HashMap<>(settings);
        if (bootstrapServer != null) {
            all.put("kafka.bootstrap.servers", bootstrapServer);
        }
        return all;
    }
}

package io.swarmstatus.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Starts sinks as their main would, and asks for their health as an orchestrator would. */
final class Sinks {

    private Sinks() {}

    /** A sink of its own group for this topic, on a free port. */
    static CacheSink start(String bootstrapServers, String topic, URI redis, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "topic.snapshots",
                topic,
                "topic.changes",
                changesOf(topic),
                "sink.application-id",
                "sink-of-" + topic,
                "redis.url",
                redis.toString(),
                "server.port",
                "0"));
        settings.putAll(more);
        return CacheSink.start(Configs.of(settings));
    }

    /** Where such a sink publishes changes. */
    static String changesOf(String topic) {
        return "changes-of-" + topic;
    }

    static boolean isLive(CacheSink sink) throws IOException, InterruptedException {
        return answersOk(sink, "/health/live");
    }

    static boolean isReady(CacheSink sink) throws IOException, InterruptedException {
        return answersOk(sink, "/health/ready");
    }

    /** What an orchestrator's log would show of its readiness: the answer's body. */
    static String readiness(CacheSink sink) throws IOException, InterruptedException {
        return body(sink, "/health/ready");
    }

    static String liveness(CacheSink sink) throws IOException, InterruptedException {
        return body(sink, "/health/live");
    }

    /** What Prometheus would get. */
    static String metrics(CacheSink sink) throws IOException, InterruptedException {
        return body(sink, "/metrics");
    }

    private static String body(CacheSink sink, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + sink.port() + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static boolean answersOk(CacheSink sink, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + sink.port() + path);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        }
    }
}

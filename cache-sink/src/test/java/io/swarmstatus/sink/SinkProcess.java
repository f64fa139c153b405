package io.swarmstatus.sink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A sink in a process of its own, which can be killed as no sink in this one can. */
final class SinkProcess implements AutoCloseable {

    private final Process process;

    private SinkProcess(Process process) {
        this.process = process;
    }

    /** A sink of the same group as those of {@link Sinks} for this topic. */
    static SinkProcess start(String bootstrapServers, String topic, URI redis) throws IOException {
        return new SinkProcess(
                command(bootstrapServers, topic, redis).inheritIO().start());
    }

    /** The same, writing its log into a file. */
    static SinkProcess start(String bootstrapServers, String topic, URI redis, Path log) throws IOException {
        var command = command(bootstrapServers, topic, redis).redirectErrorStream(true);
        return new SinkProcess(command.redirectOutput(log.toFile()).start());
    }

    private static ProcessBuilder command(String bootstrapServers, String topic, URI redis) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), CacheSinkMain.class.getName());
        command.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "TOPIC_SNAPSHOTS",
                        topic,
                        "TOPIC_CHANGES",
                        Sinks.changesOf(topic),
                        "SINK_APPLICATION_ID",
                        "sink-of-" + topic,
                        "REDIS_URL",
                        redis.toString(),
                        "SERVER_PORT",
                        "0"));
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: nothing is committed, and nobody is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process outlives its kill");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

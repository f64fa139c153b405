package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Broker, Redis, one sink and one api as processes, as they are shipped, and no producer: the benchmark itself writes the
 * snapshots.
 *
 * @param broker as {@code bootstrap.servers} wants it
 * @param apiPort where the api listens
 */
record WrittenPipeline(String broker, int apiPort) {

    private static final List<FaultTarget> PARTS =
            List.of(FaultTarget.BROKER, FaultTarget.REDIS, FaultTarget.SINK_1, FaultTarget.API_1);
    static final int PARTITIONS = 12;

    /** Returns once all are ready; {@code parts} takes what is to be closed. */
    static WrittenPipeline start(ServiceJars jars, Path directory, CloseStack parts) throws InterruptedException {
        var recipes = PartRecipes.choose(jars, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        for (var target : PARTS) {
            var part = parts.add(recipes.part(target));
            part.start();
            part.awaitReady();
            if (target == FaultTarget.BROKER) {
                createTopic(recipes.broker());
            }
        }
        return new WrittenPipeline(recipes.broker(), recipes.port(FaultTarget.API_1));
    }

    /** As a producer would. */
    static void createTopic(String broker) throws InterruptedException {
        var topic = new NewTopic(SnapshotTopic.NAME, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("max.message.bytes", String.valueOf(SnapshotTopic.MAX_MESSAGE_BYTES)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new StartException("cannot create the topic: " + e.getMessage(), e);
        }
    }
}

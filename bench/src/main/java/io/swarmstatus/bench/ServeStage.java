package io.swarmstatus.bench;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Redis with one swarm's status, the api as it is shipped, and what it is measured against, each in processes of its own.
 *
 * @param ours the api
 * @param peers those that are installed
 * @param leftOut why others are not there
 */
record ServeStage(FilledRedis redis, MeasuredServer ours, List<MeasuredServer> peers, List<String> leftOut) {

    static final String OURS = "swarm-status";

    /** Returns once all answer; {@code parts} takes what is to be closed. */
    static ServeStage start(ServiceJars jars, Path directory, int nodes, CloseStack parts)
            throws IOException, InterruptedException {
        var recipes = PartRecipes.choose(jars, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        var redis = FilledRedis.start(recipes, nodes, parts);
        redis.write(SwarmName.DEFAULT);
        var api = parts.add(recipes.part(FaultTarget.API_1));
        api.start();
        api.awaitReady();
        var check = StatusCheck.of(redis.value(CacheKeys.of(SwarmName.DEFAULT).primary()));
        var ours = ours(recipes.port(FaultTarget.API_1), check);
        for (var ask : Ask.values()) {
            RecordedAnswer.write(directory, ask, ours.verified(ask));
        }
        var leftOut = new ArrayList<String>();
        var peers = new ServePeers(directory, ours.questions(), redis.port(), check, parts, leftOut).start();
        return new ServeStage(redis, ours, peers, leftOut);
    }

    private static MeasuredServer ours(int port, StatusCheck check) throws IOException {
        var plain = Question.plain(Question.STATUS);
        var questions = new EnumMap<Ask, Question>(Map.of(
                Ask.PLAIN,
                plain,
                Ask.GZIP,
                Question.gzip(Question.STATUS),
                Ask.NOT_MODIFIED,
                Question.known(Question.STATUS, HttpAnswer.to(plain, port).entityTag())));
        return new MeasuredServer(OURS, port, questions, check::isStatus);
    }

    /** The first of the peers, which is always there, and sends the same as the api. */
    MeasuredServer bare() {
        return peers.getFirst();
    }

    /** Those of the peers that are as quick at least, where they are installed; the bare one first. */
    List<MeasuredServer> quickest() {
        var nginx = peers.stream().filter(peer -> peer.name().equals(ServePeers.NGINX));
        return Stream.concat(Stream.of(bare()), nginx).toList();
    }

    /** Ours first. */
    List<MeasuredServer> servers() {
        var servers = new ArrayList<>(List.of(ours));
        servers.addAll(peers);
        return servers;
    }
}

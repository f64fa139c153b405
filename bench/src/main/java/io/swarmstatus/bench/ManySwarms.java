package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Redis that holds so many swarms, and an api that serves them, each in a process of its own.
 *
 * @param name of the two in the figures
 */
record ManySwarms(String name, int swarms, FilledRedis redis, int port) {

    private static final int NODES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String PATH = "/api/v1/status/swarms/swarm-";

    /** Returns once the api serves all of them. */
    static ManySwarms start(String name, int swarms, ServiceJars jars, Path directory, CloseStack parts)
            throws IOException, InterruptedException {
        var home = Files.createDirectories(directory.resolve(String.valueOf(swarms)));
        var recipes = PartRecipes.choose(jars, home, List.of(URI.create("tcp://127.0.0.1:1")));
        var redis = FilledRedis.start(recipes, NODES, parts);
        for (var number = 0; number < swarms; number++) {
            redis.write(name(number));
        }
        var api = parts.add(recipes.part(FaultTarget.API_1));
        api.start();
        api.awaitReady();
        var many = new ManySwarms(name, swarms, redis, recipes.port(FaultTarget.API_1));
        many.awaitAll();
        return many;
    }

    /** Of the swarm with this number, from 0. */
    static String name(int number) {
        return String.format(Locale.ROOT, "swarm-%04d", number + 1);
    }

    private void awaitAll() throws IOException, InterruptedException {
        var begun = System.nanoTime();
        for (var number = 0; number < swarms; ) {
            if (HttpAnswer.to(question(number), port).status() == 200) {
                number++;
            } else if (System.nanoTime() - begun > LIMIT.toNanos()) {
                throw new MisreadException(ServeStage.OURS, List.of("it does not know " + name(number)));
            } else {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }

    private static Question question(int number) {
        return Question.plain("/api/v1/status/swarms/" + name(number));
    }

    /** One request for each of them in turn, over and over; returns how many a second were answered. */
    double ask(Wrk wrk, Duration time) throws IOException, InterruptedException {
        var server = new MeasuredServer(name, port, Map.of(), _ -> true);
        var answer = HttpAnswer.to(question(swarms - 1), port);
        var counted = wrk.askInTurn(port, PATH + "%04d", swarms, time);
        server.require(answer, counted);
        return counted.perSecond();
    }
}

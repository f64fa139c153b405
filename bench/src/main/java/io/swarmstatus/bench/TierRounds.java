package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.contract.SwarmName;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether the api is as quick with nothing in the primary key, and with nothing at all: the keys are written and deleted in each
 * round.
 */
record TierRounds(FilledRedis redis, MeasuredServer api, Wrk wrk, Duration time) {

    private static final CacheKeys KEYS = CacheKeys.of(SwarmName.DEFAULT);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The slowest of the three beside the quickest. */
    Finding measure(int rounds) throws IOException, InterruptedException {
        var figures = new Throughputs();
        for (var round = 0; round < rounds; round++) {
            redis.write(SwarmName.DEFAULT);
            ask("primary", "cached", figures);
            redis.delete(KEYS.primary());
            ask("backup", "backup_cache", figures);
            redis.delete(KEYS.backup());
            ask("unavailable", "cache_unavailable", figures);
        }
        var spreads = new LinkedHashMap<String, Spread>();
        List.of("primary", "backup", "unavailable").forEach(tier -> spreads.put(tier, figures.of(tier, api.name())));
        var byMedian = Comparator.comparingDouble(
                (Map.Entry<String, Spread> tier) -> tier.getValue().median());
        var slowest = spreads.entrySet().stream().min(byMedian).orElseThrow();
        var quickest = spreads.entrySet().stream().max(byMedian).orElseThrow();
        return Finding.besidePeer(
                "5 nodes, slowest tier: " + slowest.getKey(),
                ServeFindings.UNIT,
                slowest.getValue(),
                "the quickest, " + quickest.getKey(),
                quickest.getValue(),
                Goal.ratioAtLeast(0.9));
    }

    private void ask(String tier, String source, Throughputs figures) throws IOException, InterruptedException {
        var question = api.question(Ask.PLAIN).orElseThrow();
        var answer = await(question, "\"source\":\"" + source + '"');
        var counted = wrk.ask(api.port(), question, time);
        api.require(answer, counted);
        figures.add(tier, api.name(), counted.perSecond());
    }

    private HttpAnswer await(Question question, String text) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < LIMIT.toNanos()) {
            var answer = HttpAnswer.to(question, api.port());
            if (new String(answer.body(), UTF_8).contains(text)) {
                return answer;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        throw new MisreadException(api.name(), List.of("it does not get to " + text));
    }
}

package io.swarmstatus.api;

import io.swarmstatus.api.CacheCondition.TierCondition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What to do about a cache, one sentence for each thing that is wrong. */
final class Recommendations {

    static final String NOTHING_TO_DO = "Cache is healthy and operating normally";

    private static final long MANY_FAILURES = 3;
    private static final Duration SLOW_REFRESH = Duration.ofSeconds(10);
    private static final double MUCH_BACKUP_PERCENT = 50;

    private final List<String> sentences = new ArrayList<>();

    private Recommendations() {}

    /** At least one sentence; {@link #NOTHING_TO_DO} alone where nothing is wrong. */
    static List<String> of(CacheCondition condition) {
        var recommendations = new Recommendations();
        recommendations.onData(condition);
        recommendations.onTier(condition.primary());
        recommendations.onTier(condition.backup());
        recommendations.onRefreshes(condition);
        recommendations.onClusters(condition);
        recommendations.onManagers(condition);
        return recommendations.sentences.isEmpty() ? List.of(NOTHING_TO_DO) : List.copyOf(recommendations.sentences);
    }

    private void onData(CacheCondition condition) {
        if (!condition.answers()) {
            add("Redis does not answer: check that it runs and that redis.url names it; until then the last data is "
                    + "served for as long as it is valid");
        }
        if (!condition.primary().hasData() && !condition.backup().hasData()) {
            add("There is no data to serve: check that a producer and the cache-sink run, and what their logs say");
        } else if (!condition.primary().hasData()) {
            add("The primary data is gone and the backup is served: check that a producer and the cache-sink run, "
                    + "before the backup expires too");
        }
        if (condition.backupPercent() > MUCH_BACKUP_PERCENT) {
            add(decimals(2, condition.backupPercent()) + " % of all answers came from the backup: refreshes come too "
                    + "late for the primary's time to live, shorten refresh.interval or lengthen cache.primary-ttl");
        }
    }

    private void onTier(TierCondition tier) {
        if (tier.isStale()) {
            add(tier.key() + " is older than its time to live allows: check that the cache-sink writes, and delete the "
                    + "key if it was changed by hand");
        }
        if (tier.exists() && !tier.expires()) {
            add(tier.key() + " never expires, so its data would be served for good: delete the key, the next refresh "
                    + "writes it with an expiry");
        }
    }

    private void onRefreshes(CacheCondition condition) {
        var refresh = condition.refresh();
        if (refresh.silentSince() != null) {
            add("Nobody publishes since " + refresh.silentSince() + ": check that a producer runs on a manager of the "
                    + "swarm " + condition.swarm() + ", that it reaches Kafka, and what its log says");
        }
        if (refresh.consecutiveFailures() >= MANY_FAILURES) {
            add(refresh.consecutiveFailures() + " refreshes failed in a row: check the Docker engine that the "
                    + "producer reads, the last error was: " + refresh.lastError());
        }
        var duration = condition.refreshDuration();
        if (duration != null && duration.compareTo(SLOW_REFRESH) > 0) {
            add("A refresh takes " + decimals(1, duration.toMillis() / 1000.0) + " s: check the load of the manager "
                    + "that is read, and how many ended tasks it keeps (docker swarm update --task-history-limit)");
        }
    }

    private void onClusters(CacheCondition condition) {
        var conflict = condition.refresh().conflict();
        if (conflict != null) {
            add("Two clusters publish under the name " + condition.swarm() + ", " + conflict.clusterId() + " and "
                    + conflict.otherClusterId() + ", so the status is now of one and now of the other: give each a "
                    + "swarm.name of its own");
        }
    }

    private void onManagers(CacheCondition condition) {
        var managers = condition.managers();
        if (managers != null && managers.spare() == 0) {
            add("No manager to spare, " + managers.reachable() + " of " + managers.total() + " can be reached and "
                    + managers.needed() + " are needed: repair or add managers, the loss of one more would leave the "
                    + "swarm without a leader");
        }
    }

    private void add(String sentence) {
        sentences.add(sentence);
    }

    private static String decimals(int count, double number) {
        return BigDecimal.valueOf(number).setScale(count, RoundingMode.HALF_UP).toPlainString();
    }
}

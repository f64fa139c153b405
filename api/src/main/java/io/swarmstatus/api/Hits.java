package io.swarmstatus.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/** How often a swarm's status was answered from each tier. */
@JsonPropertyOrder({"primary", "backup", "unavailable", "hit_rate_percent", "backup_percent", "since"})
record Hits(long primary, long backup, long unavailable, Instant since) {

    /** The share of answers with data, in percent to two decimals; 0 before the first answer. */
    @JsonProperty
    double hitRatePercent() {
        return percent(primary + backup);
    }

    /** The share of answers from the backup tier, in percent to two decimals; 0 before the first answer. */
    @JsonProperty
    double backupPercent() {
        return percent(backup);
    }

    long of(ServedTier tier) {
        return switch (tier) {
            case PRIMARY -> primary;
            case BACKUP -> backup;
            case UNAVAILABLE -> unavailable;
        };
    }

    private double percent(long part) {
        var total = primary + backup + unavailable;
        return total == 0 ? 0 : Math.round(part * 10_000.0 / total) / 100.0;
    }
}

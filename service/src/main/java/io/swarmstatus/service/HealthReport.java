package io.swarmstatus.service;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckType;
import java.util.List;

/**
 * What {@code /health} tells.
 *
 * @param checks what is asked
 * @param isDetailed whether each check tells what it found; else there is a status code alone, 204 or 503
 */
public record HealthReport(List<HealthCheck> checks, boolean isDetailed) {

    public HealthReport {
        checks = List.copyOf(checks);
    }

    public static HealthReport detailed(List<HealthCheck> checks) {
        return new HealthReport(checks, true);
    }

    /** Whether the process is alive, and nothing else. */
    HealthReport ofLiveness() {
        var liveness = checks.stream()
                .filter(check -> check.type() == HealthCheckType.LIVENESS)
                .toList();
        return new HealthReport(liveness, false);
    }
}

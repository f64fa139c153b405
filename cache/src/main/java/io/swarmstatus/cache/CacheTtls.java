package io.swarmstatus.cache;

import java.time.Duration;

/** How long after its collection a snapshot stays in each tier; the backup's time is the longer one. */
public record CacheTtls(Duration primary, Duration backup) {

    /** As the system that this one succeeds had them. */
    public static final CacheTtls DEFAULT = new CacheTtls(Duration.ofMinutes(5), Duration.ofMinutes(30));

    public CacheTtls {
        if (primary.toMillis() <= 0 || backup.compareTo(primary) < 0) {
            throw new IllegalArgumentException("the primary TTL must be positive and the backup TTL not below it");
        }
    }
}

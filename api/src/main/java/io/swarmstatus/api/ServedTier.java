package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;

/** Where an answer comes from. */
enum ServedTier {
    PRIMARY("primary", "cached"),
    BACKUP("backup", "backup_cache"),
    /** Neither tier holds anything that is not expired. */
    UNAVAILABLE("unavailable", "cache_unavailable");

    private final String detail;
    private final String source;

    ServedTier(String detail, String source) {
        this.detail = detail;
        this.source = source;
    }

    /** As {@code Cache-Status} names it. */
    String detail() {
        return detail;
    }

    /** As {@code cache_info.source} names it. */
    String source() {
        return source;
    }

    /** Whether the cache held what is answered. */
    boolean isHit() {
        return this != UNAVAILABLE;
    }

    /** The key that is named in {@code cache_info}: the one read, or the one that should have been there. */
    String key(CacheKeys keys) {
        return this == BACKUP ? keys.backup() : keys.primary();
    }
}

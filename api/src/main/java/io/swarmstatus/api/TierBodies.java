package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bodies of one swarm's answers from one tier. The last one is kept, and given again while it is the same; of
 * the next one that is encoded at once which was asked for of the last, and all of one that is large. For one thread.
 */
final class TierBodies {

    private final ServedTier tier;
    private final CacheKeys keys;
    private @Nullable Last last;

    TierBodies(ServedTier tier, CacheKeys keys) {
        this.tier = tier;
        this.keys = keys;
    }

    Body of(SnapshotDocument document, RefreshInfo refresh) {
        var known = last;
        if (known != null && known.document == document && known.refresh.equals(refresh)) {
            return known.body;
        }
        var body = Body.of(() -> encode(document, refresh));
        if (document.isLarge()) {
            body.prepare();
        } else if (known != null) {
            body.prepareAfter(known.body);
        }
        last = new Last(document, refresh, body);
        return body;
    }

    private byte[] encode(SnapshotDocument document, RefreshInfo refresh) {
        var cacheInfo = document.cacheInfo();
        cacheInfo.put("cache_hit", tier.isHit()).put("source", tier.source()).put("cache_key", tier.key(keys));
        refresh.writeTo(cacheInfo);
        return document.wrapWith(cacheInfo);
    }

    private record Last(SnapshotDocument document, RefreshInfo refresh, Body body) {}
}

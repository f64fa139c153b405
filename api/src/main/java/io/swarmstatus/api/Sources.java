package io.swarmstatus.api;

import java.time.InstantSource;

/**
 * What the answers are made from.
 *
 * @param swarms what is served now
 * @param probe asks the cache, for those alone who want to know how it is
 * @param subscribers who stream
 * @param requests measures the answers
 */
record Sources(
        ServedSwarms swarms,
        CacheProbe probe,
        Subscribers subscribers,
        Past past,
        RequestMetrics requests,
        InstantSource clock) {}

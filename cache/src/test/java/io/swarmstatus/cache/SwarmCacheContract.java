package io.swarmstatus.cache;

/** What every cache does, wherever it keeps its data. */
abstract class SwarmCacheContract
        implements NewerWinsContract,
                ManyWritesContract,
                ExpiryContract,
                FailureContract,
                RefreshStatusContract,
                CachedJsonContract,
                ReadContract,
                SubscriptionContract,
                SilenceContract,
                SwarmsContract,
                ClusterConflictContract {}

package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * What was found out about who leads.
 *
 * @param failure why it could not be; there exactly where the standing is unknown
 * @param cost for how long the engine had more to do than to look one object up
 */
record Glance(Standing standing, Optional<Snapshot> failure, Duration cost) {}

package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.util.Optional;

/**
 * What was found out about who leads.
 *
 * @param failure why it could not be; there exactly where the standing is unknown
 */
record Glance(Standing standing, Optional<Snapshot> failure) {}

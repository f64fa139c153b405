package io.swarmstatus.history;

import java.time.Duration;

/**
 * Where a page ends at the latest.
 *
 * @param records at most so many
 * @param bytes their values have at most so many; a single record may have more
 * @param time reading takes no longer, but for one question to the brokers
 */
public record PageLimits(int records, long bytes, Duration time) {}

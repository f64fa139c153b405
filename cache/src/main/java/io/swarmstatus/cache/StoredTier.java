package io.swarmstatus.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tier's key at one moment.
 *
 * @param length of its value in bytes
 * @param expiresAt null where it never expires
 * @param value null where it was not asked for
 */
record StoredTier(
        String key,
        boolean exists,
        long length,
        @Nullable Instant expiresAt,
        @Nullable String value) {

    /**
     * Redis tells how much time is left: the moment that follows varies with the time an answer takes, and clocks are
     * set. A value that is written anew within this time, with the same length, shows in the refresh hash.
     */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    /** No key, or one that is no string. */
    static StoredTier absent(String key) {
        return new StoredTier(key, false, 0, null, null);
    }

    /** Whether this must be another value than the one known, as far as the key itself tells. */
    boolean differsFrom(Tier known) {
        var json = known.json();
        return exists && (json == null || length != utf8Length(json) || !isSameMoment(known.expiresAt(), expiresAt));
    }

    /** The tier as it is read, where {@code known} is what was not asked for because it is known. */
    Tier over(Tier known) {
        if (!exists) {
            return Tier.ABSENT;
        }
        return value == null ? known : new Tier(value, expiresAt);
    }

    private static boolean isSameMoment(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Duration.between(one, other).abs().compareTo(SAME_MOMENT) <= 0;
    }

    /** Without making the bytes: this is asked of megabytes, a few times a second. Each half of a pair counts 2. */
    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                length += 2;
            } else if (c >= 0x80) {
                length += 1;
            }
        }
        return length;
    }
}

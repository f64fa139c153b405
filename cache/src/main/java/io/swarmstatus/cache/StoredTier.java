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
     * Redis tells how much time is left: the moment that follows from it varies with how long the answer took. A new
     * value of the same length that expires within so little of the old one shows in the refresh hash.
     */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    /** No key, or one that is no string. */
    static StoredTier absent(String key) {
        return new StoredTier(key, false, 0, null, null);
    }

    /** Whether the key shows that it holds another value than the known one. */
    boolean differsFrom(Tier known) {
        var json = known.json();
        return exists && (json == null || !isOfLength(json, length) || !isSameMoment(known.expiresAt(), expiresAt));
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

    /**
     * Whether a text has so many bytes in UTF-8. As many as characters is taken for yes at once, which it is of ASCII: this
     * is asked of megabytes a few times a second, and hardly any swarm has other characters in it.
     */
    private static boolean isOfLength(String text, long bytes) {
        return text.length() == bytes || utf8Length(text) == bytes;
    }

    /** Without making the bytes. Each half of a surrogate pair counts 2. */
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

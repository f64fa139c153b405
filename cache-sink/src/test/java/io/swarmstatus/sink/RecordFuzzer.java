package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.contract.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes records that look like those of the snapshot topic, and mostly are none: random bytes, and snapshots with damage
 * of many kinds. The same seed makes the same records.
 */
final class RecordFuzzer {

    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|true|false|null)");
    private static final Pattern NAME = Pattern.compile("\"([a-z_]+)\"(?=:)");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "4.5",
            "1e400",
            "1e999999999",
            "9".repeat(30),
            "9".repeat(2000),
            "\"\"",
            "\"text\"",
            "\"ok\"",
            "\"NaN\"",
            "NaN",
            "[]",
            "{}",
            "[".repeat(2000),
            "[".repeat(900) + "]".repeat(900),
            "\"\\ud800\"",
            "\"2026-02-30T10:30:00Z\"",
            "\"2026-01-15T10:30:00+01:00\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"x/../y\"");

    private final Random random;
    private final Snapshot original;

    RecordFuzzer(long seed, Snapshot original) {
        this.random = new Random(seed);
        this.original = original;
    }

    /** A record's key and value; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidate(byte @Nullable [] key, byte @Nullable [] value) {}

    Candidate next() {
        var key = original.swarm().getBytes(UTF_8);
        var value = Snapshots.json(original);
        return switch (random.nextInt(10)) {
            case 0 -> new Candidate(key, randomBytes(2000));
            case 1 -> new Candidate(key, Arrays.copyOf(value, random.nextInt(value.length)));
            case 2 -> new Candidate(otherKey(), random.nextBoolean() ? value : randomBytes(20));
            case 3 -> new Candidate(key, random.nextBoolean() ? null : new byte[0]);
            case 4, 5, 6 -> new Candidate(key, replaced(VALUE, value));
            case 7 -> new Candidate(key, replaced(NAME, value));
            default -> new Candidate(key, damaged(value));
        };
    }

    private byte @Nullable [] otherKey() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> randomBytes(8);
            default -> "another".getBytes(UTF_8);
        };
    }

    /** One of the matches becomes something else. */
    private byte[] replaced(Pattern pattern, byte[] json) {
        var text = new String(json, UTF_8);
        var matches = pattern.matcher(text).results().toList();
        var match = matches.get(random.nextInt(matches.size()));
        var other = pattern == NAME ? "\"other\"" : VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, match.start()) + other + text.substring(match.end())).getBytes(UTF_8);
    }

    /** Up to four places with some bytes less and some random ones more. */
    private byte[] damaged(byte[] json) {
        var text = new String(json, ISO_8859_1);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + random.nextInt(4));
            text = text.substring(0, from) + new String(randomBytes(3), ISO_8859_1) + text.substring(to);
        }
        return text.getBytes(ISO_8859_1);
    }

    private byte[] randomBytes(int most) {
        var bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}

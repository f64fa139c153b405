package io.swarmstatus.replay;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked for, in itself consistent. */
sealed interface Request {

    /** The swarm at an instant. */
    record At(Instant instant, boolean json) implements Request {}

    /** Every snapshot of a range, and then perhaps of what comes. */
    record Snapshots(Range range, boolean follow) implements Request {}

    /** What changed in a range, and then perhaps in what comes. */
    record Changes(Range range, boolean follow, boolean json) implements Request {}

    /** A range played into a Redis. */
    record Play(Range range, URI redis, double speed, boolean force) implements Request {}

    /** {@code from <= time < to}. */
    record Range(Instant from, Instant to) {}

    /** What was two seconds apart is two milliseconds apart then; the cache tells no less. */
    double MOST_SPEED = 1000;

    /** Without {@code --from}, changes are those of so long. */
    Duration CHANGES = Duration.ofHours(24);

    /**
     * What these options ask for.
     *
     * @throws IllegalArgumentException saying what does not go together, or which time is none
     */
    static Request of(ReplayOptions options, Moments moments) {
        check(options.at == null || (options.from == null && options.to == null), "--at goes without --from and --to");
        check(options.at == null || !options.changes, "--at goes without --changes");
        check(options.at == null || !options.follow, "--at goes without --follow");
        check(options.to == null || !options.follow, "--follow has no end: it goes without --to");
        check(options.into != null || (options.speed == 1 && !options.force), "--speed and --force go with --into");
        if (options.at != null) {
            check(options.into == null, "--at goes without --into");
            return new At(moments.parse(options.at), options.json);
        }
        if (options.into != null) {
            check(!options.changes && !options.follow, "--into goes without --changes and --follow");
            check(options.from != null, "--into needs --from");
            check(options.speed > 0 && options.speed <= MOST_SPEED, "--speed is a number above 0, at most 1000");
            return new Play(range(options, moments, Duration.ZERO), redis(options.into), options.speed, options.force);
        }
        if (options.changes) {
            var back = options.follow ? Duration.ZERO : CHANGES;
            return new Changes(range(options, moments, back), options.follow, options.json);
        }
        check(options.from != null || options.follow, "say which time: --at, --from, --changes or --follow");
        return new Snapshots(range(options, moments, Duration.ZERO), options.follow);
    }

    private static URI redis(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException _) { // has the password in its message, and where that begins nobody knows
            throw new IllegalArgumentException("--into is no URL such as redis://127.0.0.1:6380");
        }
    }

    private static Range range(ReplayOptions options, Moments moments, Duration back) {
        var to = options.follow ? Instant.MAX : parsed(options.to, moments, moments.now());
        var end = options.follow ? moments.now() : to;
        var from = parsed(options.from, moments, end.minus(back));
        check(from.isBefore(to), "--from " + from + " is not before --to " + to);
        return new Range(from, to);
    }

    private static Instant parsed(@Nullable String text, Moments moments, Instant otherwise) {
        return text == null ? otherwise : moments.parse(text);
    }

    private static void check(boolean isTrue, String problem) {
        if (!isTrue) {
            throw new IllegalArgumentException(problem);
        }
    }
}

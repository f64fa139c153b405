package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills sinks at any moment. Most are started again at once; one in five stays away for longer than its session, so that
 * the other takes over what it had; one in five is killed again while it starts.
 */
final class FeedKills {

    private static final Duration GIVE_UP = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(8);
    private static final int KINDS = 5;

    private final List<PartProcess> sinks;
    private final FeedGroup group;
    private final FeedTail tail;
    private final int swarms;
    private final Random random;

    FeedKills(List<PartProcess> sinks, FeedGroup group, FeedTail tail, int swarms, long seed) {
        this.sinks = sinks;
        this.group = group;
        this.tail = tail;
        this.swarms = swarms;
        this.random = new Random(seed);
    }

    /**
     * One kill, of a sink that has something to do, and then the feed's return to the present.
     *
     * @return what happened, in words
     */
    String kill(int number) throws InterruptedException {
        awaitShared();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
        var sink = random.nextInt(sinks.size());
        sinks.get(sink).kill();
        var kind = number % KINDS;
        var away = kind == 0 ? LONGER_THAN_A_SESSION : Duration.ofMillis(random.nextInt(500));
        TimeUnit.NANOSECONDS.sleep(away.toNanos());
        sinks.get(sink).start();
        var again = kind == 1;
        if (again) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000));
            sinks.get(sink).kill();
            sinks.get(sink).start();
        }
        var caughtUp = awaitCaughtUp();
        return String.format(
                Locale.ROOT,
                "kill %d: sink %d, away for %.1f s%s; up to date %.1f s after its start",
                number,
                sink + 1,
                away.toMillis() / 1e3,
                again ? ", killed again while it started" : "",
                caughtUp.toMillis() / 1e3);
    }

    /** Waits until each sink has a share of the work: to kill one that has none would prove nothing. */
    private void awaitShared() throws InterruptedException {
        var begun = Instant.now();
        while (group.sharers() < sinks.size()) {
            if (begun.plus(GIVE_UP).isBefore(Instant.now())) {
                throw new StartException("the sinks do not share the work any more", null);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /** Waits until of each swarm a change has come that happened since; returns how long that took. */
    Duration awaitCaughtUp() throws InterruptedException {
        var since = Instant.now();
        while (!tail.isPast(since, swarms)) {
            if (since.plus(GIVE_UP).isBefore(Instant.now())) {
                throw new StartException("no changes come any more", null);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return Duration.between(since, Instant.now());
    }
}

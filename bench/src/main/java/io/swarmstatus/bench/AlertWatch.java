package io.swarmstatus.bench;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.service.StartException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Brings about a trouble, and looks for how long it takes until its alerts fire, and until none does any more. */
record AlertWatch(WatchedPipeline pipeline) {

    /** As long as a rule needs that compares with how it was before. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);
    private static final Duration FIRING_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * What became of one alert.
     *
     * @param fired after the trouble began
     * @param resolved after it was put right
     */
    record Outcome(String alert, Trouble trouble, Duration fired, Duration resolved) {}

    /**
     * Returns once all is as it should be, all parts are scraped, and nothing fires.
     *
     * @throws StartException if that does not come
     */
    void awaitQuiet() throws InterruptedException {
        var begun = System.nanoTime();
        var quietSince = begun;
        while (since(quietSince).compareTo(QUIET) < 0) {
            if (pipeline.prometheus().up() < WatchedPipeline.scraped()
                    || !pipeline.prometheus().firing().isEmpty()) {
                quietSince = System.nanoTime();
            }
            pauseUnless(
                    since(begun).compareTo(QUIET_LIMIT) > 0,
                    () -> "there is no quiet: " + pipeline.prometheus().firing());
        }
    }

    /** @throws StartException if an alert does not fire, or does not end */
    Collection<Outcome> watch(Trouble trouble) throws Exception {
        var begun = System.nanoTime();
        trouble.begin().apply(pipeline);
        var fired = awaitFiring(trouble.alerts(), begun);
        var ended = System.nanoTime();
        trouble.end().apply(pipeline);
        var resolved = awaitResolved(trouble.alerts(), ended);
        awaitQuiet();
        return trouble.alerts().stream()
                .sorted()
                .map(alert -> new Outcome(
                        alert, trouble, requireNonNull(fired.get(alert)), requireNonNull(resolved.get(alert))))
                .toList();
    }

    private Map<String, Duration> awaitFiring(Set<String> alerts, long begun) throws InterruptedException {
        var fired = new TreeMap<String, Duration>();
        while (!fired.keySet().containsAll(alerts)) {
            pipeline.prometheus().firing().forEach(alert -> fired.putIfAbsent(alert, since(begun)));
            pauseUnless(
                    since(begun).compareTo(FIRING_LIMIT) > 0, () -> "of " + alerts + " only fired " + fired.keySet());
        }
        return fired;
    }

    private Map<String, Duration> awaitResolved(Set<String> alerts, long ended) throws InterruptedException {
        var resolved = new TreeMap<String, Duration>();
        while (!resolved.keySet().containsAll(alerts)) {
            var over = new TreeSet<>(alerts);
            over.removeAll(pipeline.prometheus().firing());
            over.forEach(alert -> resolved.putIfAbsent(alert, since(ended)));
            pauseUnless(since(ended).compareTo(QUIET_LIMIT) > 0, () -> "of " + alerts + " only ended " + over);
        }
        return resolved;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void pauseUnless(boolean over, Words words) throws InterruptedException {
        if (over) {
            throw new StartException(words.say(), null);
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }

    @FunctionalInterface
    private interface Words {
        String say() throws InterruptedException;
    }
}

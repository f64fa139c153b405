package io.swarmstatus.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The breaches of laws, all of them counted and the first of each kept in words. For any thread. */
final class Violations {

    private static final int MOST_WORDS = 10;

    private final Map<Law, Integer> counts = new EnumMap<>(Law.class);
    private final Map<Law, List<String>> words = new EnumMap<>(Law.class);
    private int round;

    /** What is added from now on falls into this round. */
    synchronized void beginRound(int number) {
        round = number;
    }

    synchronized void add(Law law, String what) {
        counts.merge(law, 1, Integer::sum);
        var told = words.computeIfAbsent(law, _ -> new ArrayList<>());
        if (told.size() < MOST_WORDS) {
            told.add("round %d, %s: %s".formatted(round, Instant.now().truncatedTo(ChronoUnit.MILLIS), what));
        }
    }

    synchronized int count(Law law) {
        return counts.getOrDefault(law, 0);
    }

    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The first ten of each law. */
    synchronized List<String> lines() {
        var lines = new ArrayList<String>();
        words.forEach((law, told) -> {
            lines.add("VIOLATED " + counts.get(law) + " times: " + law.words());
            told.forEach(line -> lines.add("  " + line));
        });
        return lines;
    }
}

package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Which faults befall whom: a pure function of its arguments, and of more rounds the first are the same. Five rounds in a row,
 * counted from the first, begin with a fault of each part.
 */
final class FaultPlan {

    private static final double TWO_AT_ONCE = 0.25;
    private static final Duration SHORTEST_FREEZE = Duration.ofMillis(500);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(2);
    private static final Duration LATEST_BEGIN = Duration.ofSeconds(1);

    private static final List<FaultKind> KINDS = List.of(FaultKind.values());

    private final Random random;
    private final Duration longestFreeze;
    private final Deque<Part> deck = new ArrayDeque<>();

    private FaultPlan(Random random, Duration longestFreeze) {
        this.random = random;
        this.longestFreeze = longestFreeze;
    }

    /** The faults of each round: one, or two that strike different parts, so that one replica of the api is always left. */
    static List<List<PlannedFault>> of(long seed, int rounds, Duration longestFreeze) {
        var plan = new FaultPlan(new Random(seed), longestFreeze);
        var faults = new ArrayList<List<PlannedFault>>();
        for (var round = 0; round < rounds; round++) {
            faults.add(plan.round());
        }
        return List.copyOf(faults);
    }

    private List<PlannedFault> round() {
        if (deck.isEmpty()) {
            deck.addAll(shuffledParts());
        }
        var first = deck.pop();
        if (random.nextDouble() >= TWO_AT_ONCE) {
            return List.of(fault(first));
        }
        var second = shuffledParts().stream().filter(part -> part != first).findFirst();
        return List.of(fault(first), fault(second.orElseThrow()));
    }

    private List<Part> shuffledParts() {
        var parts = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.shuffle(parts, random);
        return parts;
    }

    private PlannedFault fault(Part part) {
        var target = pick(FaultTarget.of(part));
        var kind = pick(KINDS);
        var begins = upTo(LATEST_BEGIN);
        var lasts =
                switch (kind) {
                    case KILL -> upTo(LONGEST_ABSENCE);
                    case FREEZE -> SHORTEST_FREEZE.plus(upTo(longestFreeze.minus(SHORTEST_FREEZE)));
                    case RESTART -> Duration.ZERO;
                };
        return new PlannedFault(target, kind, begins, lasts);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Duration upTo(Duration limit) {
        return Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
    }
}

package io.swarmstatus.replay;

import io.swarmstatus.cache.WriteOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the snapshots that were offered to a cache. */
final class Played {

    private final Map<WriteOutcome, Long> counts = new EnumMap<>(WriteOutcome.class);

    void add(WriteOutcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    boolean isNothing() {
        return counts.isEmpty();
    }

    /**
     * How many were taken, and why others were not.
     *
     * @throws IllegalStateException in these words, where none was taken
     */
    String words() {
        var refused = counts.entrySet().stream()
                .filter(count -> !isTaken(count.getKey()))
                .map(count -> count.getValue() + " " + reason(count.getKey()))
                .collect(Collectors.joining(", "));
        var taken = counts.entrySet().stream()
                .filter(count -> isTaken(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (taken == 0) {
            throw new IllegalStateException("the Redis took no snapshot: " + refused);
        }
        return "played " + taken + " snapshots" + (refused.isEmpty() ? "" : "; not taken: " + refused);
    }

    private static boolean isTaken(WriteOutcome outcome) {
        return switch (outcome) {
            case CACHED, FAILURE_COUNTED, FAILURE_CACHED -> true;
            case NOT_NEWER, EXPIRED, FROM_THE_FUTURE -> false;
        };
    }

    private static String reason(WriteOutcome outcome) {
        return switch (outcome) {
            case NOT_NEWER -> "not newer than what was there";
            case EXPIRED -> "too old when their turn came";
            case FROM_THE_FUTURE -> "from the future";
            default -> "taken";
        };
    }
}

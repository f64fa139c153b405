package io.swarmstatus.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.swarmstatus.contract.SwarmChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The changes that were to be published beside those that were.
 *
 * @param expected of each swarm, in their order
 * @param found likewise
 */
record FeedComparison(Map<String, List<SwarmChange>> expected, Map<String, List<SwarmChange>> found) {

    private static final int MOST_WORDS = 10;

    /** What is wrong, in words; none where the two are equal. */
    List<String> differences() {
        var differences = new ArrayList<String>();
        var swarms = new TreeSet<>(expected.keySet());
        swarms.addAll(found.keySet());
        for (var swarm : swarms) {
            compare(swarm, expected.getOrDefault(swarm, List.of()), found.getOrDefault(swarm, List.of()), differences);
        }
        return differences;
    }

    private static void compare(
            String swarm, List<SwarmChange> expected, List<SwarmChange> found, List<String> differences) {
        if (expected.equals(found)) {
            return;
        }
        var before = differences.size();
        var wanted = counts(expected);
        var had = counts(found);
        wanted.forEach((change, times) -> tell("missing", change, times - had.getOrDefault(change, 0L), differences));
        had.forEach((change, times) -> {
            var surplus = times - wanted.getOrDefault(change, 0L);
            tell(wanted.containsKey(change) ? "published again" : "invented", change, surplus, differences);
        });
        if (differences.size() == before) {
            differences.add(swarm + ": the changes are right, and in another order");
        }
    }

    private static void tell(String what, SwarmChange change, long times, List<String> differences) {
        if (times > 0) {
            differences.add("%s %d times: %s, %s".formatted(what, times, change.eventId(), change.summary()));
        }
    }

    private static Map<SwarmChange, Long> counts(List<SwarmChange> changes) {
        return changes.stream().collect(groupingBy(change -> change, counting()));
    }

    /** The first ten, and how many there are. */
    List<String> lines() {
        var differences = differences();
        var lines = new ArrayList<String>();
        lines.add("VIOLATED: the feed differs from the snapshots in " + differences.size() + " places");
        differences.stream().limit(MOST_WORDS).map(line -> "  " + line).forEach(lines::add);
        return lines;
    }
}

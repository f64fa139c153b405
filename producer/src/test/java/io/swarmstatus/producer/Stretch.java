package io.swarmstatus.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A time in which nobody comes or goes in a {@link PlayedSwarm}. */
record Stretch(Duration begin, Duration end, List<Fact> facts) {

    /** How it stands with one manager and its producer. */
    record Fact(Member member, boolean sees, boolean readsTopic, boolean leads) {}

    /** From when to when this was so of one manager without a break. */
    static List<Stretch> of(List<Stretch> all, Member member, Predicate<Fact> condition) {
        var joined = new ArrayList<Stretch>();
        var held = false; // also a stretch that is over as it begins is a break
        for (var stretch : all) {
            var holds = stretch.facts.stream()
                    .filter(fact -> fact.member().equals(member))
                    .anyMatch(condition);
            if (holds && held) {
                joined.add(new Stretch(joined.removeLast().begin, stretch.end, List.of()));
            } else if (holds) {
                joined.add(new Stretch(stretch.begin, stretch.end, List.of()));
            }
            held = holds;
        }
        return joined;
    }

    boolean contains(Duration time) {
        return time.compareTo(begin) >= 0 && time.compareTo(end) <= 0;
    }
}

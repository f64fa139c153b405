package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers a second, by what was asked and by who answered. For one thread. */
final class Throughputs {

    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    void add(String what, String server, double perSecond) {
        figures.computeIfAbsent(what, _ -> new LinkedHashMap<>())
                .computeIfAbsent(server, _ -> new ArrayList<>())
                .add(perSecond);
    }

    /** What was asked, in the order of the first figures. */
    List<String> asked() {
        return List.copyOf(figures.keySet());
    }

    /** Who answered that. */
    List<String> servers(String what) {
        return List.copyOf(figures.getOrDefault(what, Map.of()).keySet());
    }

    /** @throws IllegalArgumentException if nothing was measured */
    Spread of(String what, String server) {
        return Spread.of(figures.getOrDefault(what, Map.of()).getOrDefault(server, List.of()));
    }
}

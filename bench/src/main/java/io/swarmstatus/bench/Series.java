package io.swarmstatus.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The measurements of one reader, in the order of the rounds.
 *
 * @param reader its name
 */
record Series(String reader, List<Measurement> rounds) {

    Series {
        rounds = List.copyOf(rounds);
    }

    Spread seconds() {
        return Spread.of(rounds.stream().map(Measurement::seconds).toList());
    }

    Spread cpuSeconds() {
        return Spread.of(rounds.stream().map(Measurement::cpuSeconds).toList());
    }

    Spread allocatedMegabytes() {
        return Spread.of(rounds.stream().map(Measurement::allocatedMegabytes).toList());
    }

    /** How long each round took as a part of what it took the other in the same round. */
    Spread ratiosTo(Series other) {
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToObj(round ->
                        rounds.get(round).seconds() / other.rounds.get(round).seconds())
                .toList());
    }
}

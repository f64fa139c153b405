package io.swarmstatus.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When a fault strikes.
 *
 * @param endpoints which requests it can strike
 * @param times how many of them it strikes before it is used up
 * @param probability with which it strikes each of them, from 0 to 1
 */
public record FaultRule(Fault fault, Set<Endpoint> endpoints, long times, double probability) {

    public FaultRule {
        endpoints = Set.copyOf(endpoints);
        if (times < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a fault strikes 0 times or more, with a probability from 0 to 1");
        }
    }

    /** Strikes every request to every endpoint, until the faults are cleared. */
    public static FaultRule always(Fault fault) {
        return new FaultRule(fault, EnumSet.allOf(Endpoint.class), Long.MAX_VALUE, 1);
    }

    /** Strikes requests to these endpoints alone. */
    public FaultRule on(Endpoint... only) {
        return new FaultRule(fault, Set.copyOf(List.of(only)), times, probability);
    }

    /** Strikes so many requests and is over. */
    public FaultRule times(long most) {
        return new FaultRule(fault, endpoints, most, probability);
    }

    /** Strikes some requests and some not, at random but the same ones for the same seed. */
    public FaultRule withProbability(double chance) {
        return new FaultRule(fault, endpoints, times, chance);
    }

    boolean applies(Endpoint endpoint) {
        return times > 0 && endpoints.contains(endpoint);
    }

    FaultRule usedOnce() {
        return times(times - 1);
    }
}

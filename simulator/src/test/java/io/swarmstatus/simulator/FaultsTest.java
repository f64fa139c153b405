package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Fault GARBAGE = new Fault.Garbage();
    private static final Fault DISCONNECT = new Fault.Disconnect();
    private static final Fault DELAY = new Fault.Delay(Duration.ofDays(1));

    private final Faults faults = new Faults(new SplittableRandom(1));

    @Test
    void aFaultStrikesEveryRequestUntilItIsCleared() {
        faults.add(GARBAGE);

        var before = strikes(Endpoint.TASKS, 2);
        faults.clear();
        var after = strikes(Endpoint.TASKS, 2);

        assertThat(before).containsExactly(List.of(GARBAGE), List.of(GARBAGE));
        assertThat(after).containsExactly(List.of(), List.of());
    }

    @Test
    void aFaultOfSomeEndpointsLeavesTheOthersAlone() {
        faults.add(FaultRule.always(GARBAGE).on(Endpoint.NODES, Endpoint.TASKS));

        assertThat(strikes(Endpoint.NODES, 1)).containsExactly(List.of(GARBAGE));
        assertThat(strikes(Endpoint.SERVICES, 1)).containsExactly(List.of());
    }

    @Test
    void aFaultOfTheNextRequestsIsUsedUpByThoseItStrikesAndByNoOthers() {
        faults.add(FaultRule.always(GARBAGE).on(Endpoint.TASKS).times(2));

        var others = strikes(Endpoint.NODES, 3);
        var struck = strikes(Endpoint.TASKS, 3);

        assertThat(others).allMatch(List::isEmpty);
        assertThat(struck).containsExactly(List.of(GARBAGE), List.of(GARBAGE), List.of());
    }

    @Test
    void aFaultThatDecidesKeepsTheNextOnesForLater() {
        faults.add(DELAY);
        faults.add(FaultRule.always(GARBAGE).times(1));
        faults.add(FaultRule.always(DISCONNECT).times(1));

        var struck = strikes(Endpoint.INFO, 3);

        assertThat(struck).containsExactly(List.of(DELAY, GARBAGE), List.of(DELAY, DISCONNECT), List.of(DELAY));
    }

    @Test
    void aFaultWithAProbabilityStrikesTheSameRequestsForTheSameSeed() {
        var rule = FaultRule.always(GARBAGE).withProbability(0.3);
        var sameAgain = new Faults(new SplittableRandom(1));
        faults.add(rule);
        sameAgain.add(rule);

        var struck = strikes(Endpoint.TASKS, 1_000);

        assertThat(struck).filteredOn(faultsOfOne -> !faultsOfOne.isEmpty()).hasSizeBetween(230, 370);
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> sameAgain.strike(Endpoint.TASKS).faults()))
                .isEqualTo(struck);
    }

    @Test
    void whoWaitsIsLetGoWhenTheFaultsAreCleared() throws InterruptedException {
        faults.add(DELAY);
        var strike = faults.strike(Endpoint.TASKS);

        faults.clear();

        assertThat(strike.pause(Duration.ofDays(1))).isTrue();
    }

    @Test
    void aProbabilityIsAPartOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.always(GARBAGE).withProbability(1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.always(GARBAGE).withProbability(Double.NaN));
    }

    private List<List<Fault>> strikes(Endpoint endpoint, int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> faults.strike(endpoint).faults())
                .toList();
    }
}

package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void takesTheMiddleOfAnOddNumberOfValuesInAnyOrder() {
        var spread = Spread.of(List.of(9.0, 1.0, 4.0));

        assertThat(spread).isEqualTo(new Spread(1, 4, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        var spread = Spread.of(List.of(9.0, 1.0, 4.0, 5.0));

        assertThat(spread).isEqualTo(new Spread(1, 4.5, 9));
    }

    @Test
    void refusesToTellTheSpreadOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}

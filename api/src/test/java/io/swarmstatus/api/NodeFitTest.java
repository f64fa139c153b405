package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFitTest {

    private static final long NANO = 1_000_000_000;
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "3500000000, 3600000000, 3.50 of 3.60",
        "999999999, 1000000000, 0.99 of 1.00",
        "1001000000, 1002000000, 1.001 of 1.002",
        "0, 1, 0.000000000 of 0.000000001"
    })
    void tellsAShortageOfCpusInTwoDigitsOrAsManyAsItTakes(long free, long wanted, String words) {
        assertThat(NodeFit.shortage(free, wanted, NANO, 2)).isEqualTo(words);
    }

    @Property
    void neverReadsAsEnough(
            @ForAll @LongRange(min = 0, max = 1L << 60) long free,
            @ForAll @LongRange(min = 1, max = 1000) long missing) {
        for (var unit : new long[] {NANO, MIB}) {
            var figures = NodeFit.shortage(free, free + missing, unit, 0).split(" of ", -1);

            assertThat(new BigDecimal(figures[0])).isLessThan(new BigDecimal(figures[1]));
        }
    }
}

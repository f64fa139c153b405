package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredServerTest {

    private static final MeasuredServer SERVER = new MeasuredServer("nginx", 1, Map.of(), _ -> true);
    private static final HttpAnswer OF_1000_BYTES = new HttpAnswer(200, Map.of(), new byte[800], 1_000);

    @Test
    void takesAnswersOfTheRightSizeWhateverTheDigitsOfTheirAge() {
        assertThatCode(() -> SERVER.require(OF_1000_BYTES, new WrkReport(100, 1, 100_200, 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesARunInWhichOneRequestFailed() {
        assertThatThrownBy(() -> SERVER.require(OF_1000_BYTES, new WrkReport(100, 1, 100_000, 1)))
                .isInstanceOf(MisreadException.class)
                .hasMessageContaining("1 requests failed");
    }

    @Test
    void refusesARunWithoutAnswers() {
        assertThatThrownBy(() -> SERVER.require(OF_1000_BYTES, new WrkReport(0, 1, 0, 0)))
                .isInstanceOf(MisreadException.class);
    }

    @Test
    void refusesARunWhoseAnswersWereOthers() {
        assertThatThrownBy(() -> SERVER.require(OF_1000_BYTES, new WrkReport(100, 1, 50_000, 0)))
                .isInstanceOf(MisreadException.class)
                .hasMessageContaining("answers of 500 bytes instead of 1000");
    }
}

package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void isWhatTheLauncherSays() {
        assertThat(Terminal.of("out,err", false, Map.of())).isEqualTo(new Terminal(true, true, true));
        assertThat(Terminal.of("out,", true, Map.of())).isEqualTo(new Terminal(true, false, true));
        assertThat(Terminal.of("err", true, Map.of())).isEqualTo(new Terminal(false, true, false));
        assertThat(Terminal.of("", true, Map.of())).isEqualTo(new Terminal(false, false, false));
    }

    @Test
    void isWhatTheJvmFindsWithoutALauncher() {
        assertThat(Terminal.of(null, true, Map.of())).isEqualTo(new Terminal(true, true, true));
        assertThat(Terminal.of(null, false, Map.of())).isEqualTo(new Terminal(false, false, false));
    }

    @Test
    void hasNoColoursWhereTheyAreNotWanted() {
        assertThat(Terminal.of("out,err", true, Map.of("NO_COLOR", "1")).colours())
                .isFalse();
        assertThat(Terminal.of("out,err", true, Map.of("TERM", "dumb")).colours())
                .isFalse();
        assertThat(Terminal.of("out,err", true, Map.of("NO_COLOR", "", "TERM", "xterm"))
                        .colours())
                .isTrue();
    }
}

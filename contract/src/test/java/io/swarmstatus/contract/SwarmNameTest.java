package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmNameTest {

    @ParameterizedTest
    @ValueSource(strings = {SwarmName.DEFAULT, "a", "7", "edge.berlin-2_B", "a..-__"})
    void takesLettersDigitsDotsUnderscoresAndHyphens(String name) {
        var taken = SwarmName.requireValid(name);

        assertThat(taken).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".a", "-a", "_a", "a b", "a/b", "a:b", "{a}", "ä", "a\n"})
    void refusesAllElseAndSaysWhatANameIs(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SwarmName.requireValid(name))
                .withMessage("a swarm's name has 1 to 63 letters, digits, '.', '_' or '-', "
                        + "and begins with a letter or digit");
    }

    @Test
    void takes63CharactersAndNoMore() {
        var longest = "a".repeat(63);

        assertThat(SwarmName.requireValid(longest)).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> SwarmName.requireValid(longest + "a"));
    }
}

package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchMainTest {

    @Test
    void runsThoseThatCompareInTheirOrderWhateverElseThereIs() {
        assertThat(BenchMain.measured().keySet())
                .containsExactly(
                        "collection",
                        "materialize",
                        "change",
                        "engine-load",
                        "capacity",
                        "serve",
                        "serve-many",
                        "start",
                        "jmh");
    }
}

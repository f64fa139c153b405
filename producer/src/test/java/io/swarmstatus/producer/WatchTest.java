package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void lastsOverTwoOutlines() {
        var told = Watch.NOTHING.and(Set.of("web"));

        var once = told.outlined(Set.of());
        var twice = once.outlined(Set.of());

        assertThat(told.all()).containsOnly("web");
        assertThat(once.all()).containsOnly("web");
        assertThat(twice.all()).isEmpty();
    }

    @Test
    void lastsTwoMoreWhereAnEventCameWithAnOutline() {
        var once = Watch.NOTHING.and(Set.of("web")).outlined(Set.of("db"));

        assertThat(once.all()).containsOnly("web", "db");
        assertThat(once.outlined(Set.of()).all()).containsOnly("db");
        assertThat(once.and(Set.of("web")).outlined(Set.of()).all()).containsOnly("web", "db");
    }
}

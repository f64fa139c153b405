package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void lastsOverTwoOutlines() {
        var told = Watch.NOTHING.after(Depth.SUSPECTS, Set.of("web"));

        var once = told.after(Depth.OUTLINE, Set.of());
        var twice = once.after(Depth.OUTLINE, Set.of());

        assertThat(told.all()).containsOnly("web");
        assertThat(told.after(Depth.SUSPECTS, Set.of()).all()).containsOnly("web");
        assertThat(once.all()).containsOnly("web");
        assertThat(twice.all()).isEmpty();
    }

    @Test
    void lastsTwoMoreWhereAnEventCameWithAnOutlineOrALookAtTheWhole() {
        var once = Watch.NOTHING.after(Depth.SUSPECTS, Set.of("web")).after(Depth.WHOLE, Set.of("db"));

        assertThat(once.all()).containsOnly("web", "db");
        assertThat(once.after(Depth.OUTLINE, Set.of()).all()).containsOnly("db");
        assertThat(once.after(Depth.SUSPECTS, Set.of("web"))
                        .after(Depth.OUTLINE, Set.of())
                        .all())
                .containsOnly("web", "db");
    }
}

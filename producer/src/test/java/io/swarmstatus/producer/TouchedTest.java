package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TouchedTest {

    @Test
    void isWhatAnEventIsAbout() throws IOException {
        assertThat(Touched.by(event("{'Type': 'node', 'Action': 'update', 'Actor': {'ID': 'n1', 'Attributes': {}}}")))
                .isEqualTo(new Touched(Set.of("n1"), Set.of(), false));
        assertThat(Touched.by(event("{'Type': 'service', 'Actor': {'Attributes': {'name': 'web'}, 'ID': 's1'}}")))
                .isEqualTo(new Touched(Set.of(), Set.of("s1"), false));
    }

    @Test
    void isAnythingWhereTheEventDoesNotTell() throws IOException {
        assertThat(Touched.by(event("{'Type': 'service', 'Actor': null}"))).isEqualTo(Touched.ANYTHING);
        assertThat(Touched.by(event("{'Type': 'service'}"))).isEqualTo(Touched.ANYTHING);
        assertThat(Touched.by(event("{'Type': 'config', 'Actor': {'ID': 'c1'}}")))
                .isEqualTo(Touched.ANYTHING);
    }

    @Test
    void addsUpOverEvents() {
        var all = Touched.NOTHING
                .and(node("n1"))
                .and(service("s1"))
                .and(service("s2"))
                .and(node("n1"));

        assertThat(all).isEqualTo(new Touched(Set.of("n1"), Set.of("s1", "s2"), false));
        assertThat(all.and(Touched.ANYTHING)).isEqualTo(Touched.ANYTHING);
        assertThat(Touched.ANYTHING.and(all)).isEqualTo(Touched.ANYTHING);
    }

    @Test
    void remembersNoMoreThanAHundredOfAKind() {
        var hundred = IntStream.range(0, 100)
                .mapToObj(number -> service("s" + number))
                .reduce(Touched.NOTHING, Touched::and);

        assertThat(hundred.services()).hasSize(100);
        assertThat(hundred.and(node("n1")).isAnything()).isFalse();
        assertThat(hundred.and(service("one more"))).isEqualTo(Touched.ANYTHING);
    }

    private static Touched node(String id) {
        return Touched.by(new EngineEvent("node", id));
    }

    private static Touched service(String id) {
        return Touched.by(new EngineEvent("service", id));
    }

    private static EngineEvent event(String json) throws IOException {
        return Json.object(json, EngineEvent::read);
    }
}

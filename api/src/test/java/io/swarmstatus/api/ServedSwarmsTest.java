package io.swarmstatus.api;

import static io.swarmstatus.api.Contents.cached;
import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CachedSwarm;
import org.junit.jupiter.api.Test;

class ServedSwarmsTest {

    private final ServedSwarm own = ServedSwarm.named("own", START);
    private final ServedSwarms swarms = ServedSwarms.around(own);

    @Test
    void haveTheirOwnEvenWhenNothingIsKnownOfIt() {
        assertThat(swarms.find("own")).containsSame(own);
        assertThat(swarms.find("east")).isEmpty();
        assertThat(swarms.dropIfForgotten(own, START)).isFalse();
    }

    @Test
    void areDiscoveredInTheCacheAndHaveAnAnswerFromTheBeginning() {
        var east = swarms.discover("east", cached(START, START), START).orElseThrow();

        assertThat(swarms.find("east")).containsSame(east);
        assertThat(east.answerAt(START).tier()).isEqualTo(ServedTier.PRIMARY);
    }

    @Test
    void areNotMadeOfAMereName() {
        assertThat(swarms.discover("east", CachedSwarm.NOTHING, START)).isEmpty();
        assertThat(swarms.all()).containsExactly(own);
    }

    @Test
    void areDroppedOnceNothingIsLeftOfThem() {
        var east = swarms.discover("east", cached(START, START), START).orElseThrow();
        assertThat(swarms.dropIfForgotten(east, START)).isFalse();

        var expired = START.plus(CacheTtls.DEFAULT.backup());

        east.take(CachedSwarm.NOTHING, expired);

        assertThat(swarms.dropIfForgotten(east, expired)).isTrue();
        assertThat(swarms.find("east")).isEmpty();
    }

    @Test
    void areKeptWhileAnythingOfThemIsInTheCache() {
        var old = START.minus(CacheTtls.DEFAULT.backup());
        var east = swarms.discover("east", cached(START, START), START).orElseThrow();

        east.take(
                new CachedSwarm(
                        cached(old, START).primary(), cached(START, START).backup(), Contents.FAILED),
                START);

        assertThat(swarms.dropIfForgotten(east, START)).isFalse();
    }

    @Test
    void areNoMoreThanTheMemoryIsMeantFor() {
        for (var i = 1; i < ServedSwarms.MOST; i++) {
            swarms.discover("swarm-" + i, cached(START, START), START);
        }

        assertThat(swarms.isFull()).isTrue();
        assertThat(swarms.discover("one-more", cached(START, START), START)).isEmpty();
        assertThat(swarms.all()).hasSize(ServedSwarms.MOST);
    }
}

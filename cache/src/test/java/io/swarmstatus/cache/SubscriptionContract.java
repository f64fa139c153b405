package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.cache.SwarmCache.Subscription;
import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who is told of a write, and when. */
interface SubscriptionContract extends CacheUnderTest {

    @Test
    default void tellsTheNameOfTheSwarmThatWasWritten() {
        var told = new ConcurrentLinkedQueue<String>();
        listen(told::add);

        cache().write(good("east", now(), 1));

        await().untilAsserted(() -> assertThat(told).containsExactly("east"));
    }

    @Test
    default void tellsOfAFailureToo() {
        var told = new ConcurrentLinkedQueue<String>();
        listen(told::add);

        cache().write(failed(now()));

        await().untilAsserted(() -> assertThat(told).containsExactly(SwarmName.DEFAULT));
    }

    @Test
    default void tellsOnceThatNobodyPublishes() {
        var told = new ConcurrentLinkedQueue<String>();
        listen(told::add);

        cache().tellSilence("east", now().minusSeconds(300));
        cache().tellSilence("east", now().minusSeconds(301));
        cache().tellSilence("west", now().minusSeconds(300));

        await().untilAsserted(() -> assertThat(told).containsExactly("east", "west"));
    }

    @Test
    default void tellsOfTwoClustersThatOnlyALateSnapshotShows() {
        var told = new ConcurrentLinkedQueue<String>();
        var at = now();
        cache().write(Snapshots.ofCluster("a", at));
        listen(told::add);

        cache().write(Snapshots.ofCluster("b", at.minusSeconds(1)));

        await().untilAsserted(() -> assertThat(told).containsExactly(SwarmName.DEFAULT));
    }

    @Test
    default void isSilentWhereNothingChanged() {
        var told = new ConcurrentLinkedQueue<String>();
        cache().write(good(now()));
        listen(told::add);

        cache().write(good(now().minusSeconds(10)));
        cache().write(good(now().minus(Duration.ofHours(1))));
        cache().write(good(now().plus(Duration.ofHours(1))));
        cache().write(good("east", now(), 1));

        await().untilAsserted(() -> assertThat(told).containsExactly("east"));
    }

    @Test
    default void tellsNothingOnceTheSubscriptionIsClosed() {
        var toldFirst = new ConcurrentLinkedQueue<String>();
        var toldSecond = new ConcurrentLinkedQueue<String>();
        var first = listen(toldFirst::add);
        listen(toldSecond::add);

        first.close();
        cache().write(good(now()));

        await().untilAsserted(() -> assertThat(toldSecond).containsExactly(SwarmName.DEFAULT));
        assertThat(toldFirst).isEmpty();
    }

    @Test
    default void goesOnAfterACallbackThatFails() {
        var told = new ConcurrentLinkedQueue<String>();
        listen(swarm -> {
            told.add(swarm);
            throw new IllegalStateException("a subscriber's own trouble");
        });

        cache().write(good("east", now(), 1));
        cache().write(good("west", now(), 1));

        await().untilAsserted(() -> assertThat(told).containsExactly("east", "west"));
    }

    /** Subscribes, and returns once the subscription is known to work. */
    private Subscription listen(Consumer<String> onWrite) {
        var heard = new ConcurrentLinkedQueue<String>();
        var subscription = cache().subscribe(swarm -> {
            if (swarm.equals("probe")) {
                heard.add(swarm);
            } else {
                onWrite.accept(swarm);
            }
        });
        await().until(() -> {
            pass(Duration.ofMillis(1));
            cache().write(good("probe", now(), 1));
            return !heard.isEmpty();
        });
        return subscription;
    }
}

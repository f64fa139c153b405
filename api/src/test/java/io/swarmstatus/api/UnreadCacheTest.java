package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import org.junit.jupiter.api.Test;

/** What is said of swarms while nobody knows which there are. */
class UnreadCacheTest {

    private static final String EAST = "/api/v1/status/swarms/east";

    private final FaultyCache cache = new FaultyCache(() -> START);
    private final ServedSwarms swarms = ServedSwarms.around(ServedSwarm.named("default", START));
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, () -> START, new FollowerLog(), new ServedDelays(), START);

    @Test
    void isThatItIsNotKnownYetAndNotThatTheyAreNotThere() {
        var routing = HttpRouting.builder();
        var sources = Nowhere.sources(swarms, cache, new Subscribers(0), () -> START);
        ApiRouting.route(routing, Endpoints.of(sources, AllowedOrigins.NONE, Endpoints.HEARTBEAT));
        var client = new DirectClient(routing);
        cache.goAway();
        follower.turn();

        try (var response = client.get(EAST).request()) {
            assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE_503);
            assertThat(response.headers().contains(HeaderNames.RETRY_AFTER)).isTrue();
        }

        cache.comeBack();
        follower.turn();

        try (var response = client.get(EAST).request()) {
            assertThat(response.status()).isEqualTo(Status.NOT_FOUND_404);
        }
    }
}

package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsIT {

    private static final String OF_THE_SWARM = "/v1.41/events?filters=" + encoded("{\"scope\":[\"swarm\"]}");

    private final SwarmSimulator simulator = SwarmSimulator.start(SimulatorConfig.ofNodes(5), TestSwarm.TIME, 0);
    private final SimulatedSwarm swarm = simulator.swarm();
    private final Client client = new Client(simulator.engine());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void eventsArriveOneByOneAsTheyHappen() throws Exception {
        try (var events = listen(client, OF_THE_SWARM)) {
            swarm.drain("worker-1");
            var first = Engine.parse(events.readLine());
            swarm.scale("shop_web", 30);
            var second = Engine.parse(events.readLine());

            assertThat(first.at("/Type").asText()).isEqualTo("node");
            assertThat(first.at("/scope").asText()).isEqualTo("swarm");
            assertThat(first.at("/Actor/Attributes/availability.new").asText()).isEqualTo("drain");
            assertThat(first.at("/timeNano").asLong()).isEqualTo(1_768_473_000_123_456_789L);
            assertThat(second.at("/Actor/Attributes/replicas.new").asText()).isEqualTo("30");
        }
    }

    @Test
    void everyManagerTellsOfEverything() throws Exception {
        try (var standby = new Client(simulator.startEngine("manager-2", 0));
                var events = listen(client, OF_THE_SWARM);
                var copies = listen(standby, OF_THE_SWARM)) {
            swarm.drain("worker-1");

            assertThat(copies.readLine()).isEqualTo(events.readLine());
        }
    }

    @Test
    void typesThatWereNotAskedForAreLeftOut() throws Exception {
        try (var events = listen(client, "/events?filters=" + encoded("{\"type\":[\"service\"]}"))) {
            swarm.drain("worker-1");
            swarm.scale("shop_web", 30);

            assertThat(Engine.parse(events.readLine()).at("/Type").asText()).isEqualTo("service");
        }
    }

    @Test
    void aWorkerLetsYouListenAndHasNothingToTell() throws Exception {
        try (var worker = new Client(simulator.startEngine("worker-1", 0))) {
            var events = listen(worker, OF_THE_SWARM);
            var line = CompletableFuture.supplyAsync(() -> readLine(events));

            swarm.drain("worker-2");

            Awaitility.await().during(Duration.ofMillis(200)).until(() -> !line.isDone());
        }
    }

    @Test
    void theStreamBreaksWhenTheEngineStops() throws Exception {
        try (var events = listen(client, OF_THE_SWARM)) {
            simulator.close();

            assertThatThrownBy(events::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobodyIsRememberedWhoHasStoppedListening() throws Exception {
        listen(client, OF_THE_SWARM).close();

        Awaitility.await().until(() -> {
            swarm.label("worker-1", "any", "event");
            return swarm.listeners() == 0;
        });
    }

    private static BufferedReader listen(Client client, String path) throws IOException, InterruptedException {
        var response = client.open(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    private static String readLine(BufferedReader events) {
        try {
            return String.valueOf(events.readLine());
        } catch (IOException e) {
            return "broken";
        }
    }

    private static String encoded(String filters) {
        return URLEncoder.encode(filters, UTF_8);
    }
}

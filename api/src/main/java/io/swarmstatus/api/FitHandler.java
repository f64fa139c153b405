package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** {@code GET …/status/swarm/fit?cpu&memory}: which nodes could take such a task, and why the others could not; now or then. */
final class FitHandler implements Handler {

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final SwarmChoice choice;
    private final PastSnapshots past;
    private final InstantSource clock;
    private final Negotiation negotiation;

    FitHandler(SwarmChoice choice, PastSnapshots past, InstantSource clock, Negotiation negotiation) {
        this.choice = choice;
        this.past = past;
        this.clock = clock;
        this.negotiation = negotiation;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var parameters = new Parameters(request);
        var demand = demand(parameters);
        var report = parameters.has(PastSnapshots.AT) ? then(request, demand) : now(request, demand);
        response.header(NO_STORE);
        negotiation.send(request, response, Body.of(ApiJson.encode(Map.of("data", report))));
    }

    private FitReport now(ServerRequest request, TaskDemand demand) {
        var swarm = choice.of(request);
        var tier = swarm.answerAt(clock.instant()).tier();
        return FitReport.of(swarm.name(), tier.source(), swarm.served().snapshot(tier), demand);
    }

    private FitReport then(ServerRequest request, TaskDemand demand) {
        try (var found = past.find(request)) {
            var snapshot = StoredSnapshot.parse(new String(found.json(), UTF_8));
            return FitReport.of(found.swarm(), PastSnapshots.SOURCE, snapshot.orElse(null), demand);
        }
    }

    private static TaskDemand demand(Parameters parameters) {
        Optional<Long> cpu = parameters.value("cpu", TaskDemand::cpu);
        Optional<Long> memory = parameters.value("memory", TaskDemand::memory);
        var demand = new TaskDemand(cpu.orElse(0L), memory.orElse(0L));
        if (demand.cpuNanos() == 0 && demand.memoryBytes() == 0) {
            throw Parameters.rejection("cpu or memory is wanted, as in ?cpu=0.5&memory=512MiB");
        }
        return demand;
    }
}

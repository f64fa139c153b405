package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the engine of one node answers, given the state of the swarm: the Docker Engine API without HTTP. */
final class EngineApi {

    private static final String NODE_PREFIX = "/nodes/";
    private static final ApiVersion FIRST_WITH_JSON_ERRORS = new ApiVersion(1, 24);
    private static final ApiVersion FIRST_WITH_SERVICE_STATUS = new ApiVersion(1, 41);

    private final SimulatedSwarm swarm;
    private final String hostname;
    private final EngineVersion engine;
    private final InstantSource time;

    EngineApi(SimulatedSwarm swarm, String hostname, EngineVersion engine, InstantSource time) {
        this.swarm = swarm;
        this.hostname = hostname;
        this.engine = engine;
        this.time = time;
    }

    EngineVersion engine() {
        return engine;
    }

    /** Whether the machine is gone, and the engine with it. */
    boolean isDown() {
        return self(swarm.view()).isDown();
    }

    /** What the engine is, going by its swarm. */
    EngineCondition condition() {
        var view = swarm.view();
        if (!self(view).manager()) {
            return EngineCondition.WORKER;
        }
        return view.leader().isPresent() ? EngineCondition.MANAGER : EngineCondition.NO_QUORUM;
    }

    /** The answer of an engine in this condition, be it its own or one that it pretends to be in. */
    Answer answer(EngineRequest request, EngineCondition condition) {
        var endpoint = request.endpoint();
        if (endpoint.isEmpty()) {
            return Answer.error(404, "page not found");
        }
        try {
            requireSpoken(request);
            if (endpoint.get().isOfSwarm() && condition != EngineCondition.MANAGER) {
                return Answer.error(condition.status(), condition.message());
            }
            return answer(endpoint.get(), request, condition);
        } catch (RejectedRequestException e) {
            var isPlain = request.version().orElse(engine.api()).compareTo(FIRST_WITH_JSON_ERRORS) < 0;
            return isPlain ? Answer.plain(e.status(), e.reason() + "\n") : Answer.error(e.status(), e.reason());
        }
    }

    private void requireSpoken(EngineRequest request) {
        var version = request.version().orElse(engine.api());
        if (version.compareTo(engine.api()) > 0) {
            throw new RejectedRequestException(
                    400, "client version " + version + " is too new. Maximum supported API version is " + engine.api());
        }
        if (version.compareTo(engine.minApi()) < 0) {
            throw new RejectedRequestException(
                    400,
                    "client version " + version + " is too old. Minimum supported API version is " + engine.minApi()
                            + ", please upgrade your client to a newer version");
        }
    }

    private Answer answer(Endpoint endpoint, EngineRequest request, EngineCondition condition) {
        var view = swarm.view();
        return switch (endpoint) {
            case PING -> Answer.plain(200, "OK");
            case VERSION -> new Answer.Json(json -> VersionJson.write(json, engine));
            case INFO ->
                new Answer.Json(json -> new InfoJson(swarm.identity(), engine)
                        .write(json, view, self(view), condition, time.instant()));
            case NODES -> nodes(ListFilters.nodes(view, filters(request)));
            case NODE -> node(view, request.path().substring(NODE_PREFIX.length()));
            case SERVICES -> services(ListFilters.services(view, filters(request)), statuses(view, request));
            case TASKS -> tasks(ListFilters.tasks(view, filters(request)));
            case EVENTS -> events(filters(request), condition);
        };
    }

    private Answer nodes(List<SwarmNode> nodes) {
        var node = new NodeJson(swarm.identity(), engine);
        return new Answer.Json(json -> writeArray(json, nodes, node::write));
    }

    private static Answer services(List<SwarmService> services, Map<String, ServiceStatus> statuses) {
        return new Answer.Json(json -> writeArray(
                json, services, (out, service) -> ServiceJson.write(out, service, statuses.get(service.id()))));
    }

    private Answer node(SwarmView view, String idOrHostname) {
        var found = view.nodes().stream()
                .filter(node ->
                        node.id().equals(idOrHostname) || node.hostname().equals(idOrHostname))
                .findFirst()
                .orElseThrow(() -> new RejectedRequestException(404, "node " + idOrHostname + " not found"));
        return new Answer.Json(json -> new NodeJson(swarm.identity(), engine).write(json, found));
    }

    private static Answer tasks(List<SwarmTask> tasks) {
        return new Answer.Json(json -> writeArray(json, tasks, TaskJson::write));
    }

    /** Any engine lets a client listen; only managers have anything to tell. */
    private static Answer events(Filters filters, EngineCondition condition) {
        var scopes = filters.values("scope");
        var types = filters.values("type");
        var hasAny = condition.isManager() && (scopes.isEmpty() || scopes.contains("swarm"));
        return new Answer.Events(event -> hasAny && (types.isEmpty() || types.contains(event.type())));
    }

    private Map<String, ServiceStatus> statuses(SwarmView view, EngineRequest request) {
        var version = request.version().orElse(engine.api());
        return request.flag("status") && version.compareTo(FIRST_WITH_SERVICE_STATUS) >= 0
                ? ServiceStatus.of(view)
                : Map.of();
    }

    private static Filters filters(EngineRequest request) {
        return Filters.parse(request.query().getOrDefault("filters", ""));
    }

    private SwarmNode self(SwarmView view) {
        return view.node(hostname).orElseThrow(() -> new IllegalStateException(hostname + " has left the swarm"));
    }

    private static <T> void writeArray(JsonGenerator json, List<T> objects, ElementWriter<T> writer)
            throws IOException {
        json.writeStartArray();
        for (T object : objects) {
            writer.write(json, object);
        }
        json.writeEndArray();
    }

    @FunctionalInterface
    private interface ElementWriter<T> {
        void write(JsonGenerator json, T object) throws IOException;
    }
}

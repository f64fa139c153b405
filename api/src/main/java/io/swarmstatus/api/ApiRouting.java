package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Predicate;

/** Which path is answered by what. Everything here is for reading; {@code /health/*} and {@code /metrics} are added by the server. */
final class ApiRouting {

    static final String STATUS = "/api/v1/status";
    static final List<String> HEALTH = List.of("/health", "/health/live", "/health/ready");
    static final String METRICS = "/metrics";
    private static final Predicate<Method> READING = Method.predicate(Method.GET, Method.HEAD);
    private static final Predicate<Method> ASKING = Method.predicate(Method.OPTIONS);
    private static final Header ALLOW = HeaderValues.createCached(HeaderNames.ALLOW, "GET, HEAD, OPTIONS");

    private ApiRouting() {}

    static void route(HttpRouting.Builder rules, Endpoints endpoints) {
        route(rules, endpoints, List.of());
    }

    /** @param guards see each request before it is answered; what they refuse, scripts of other web sites may read */
    static void route(HttpRouting.Builder rules, Endpoints endpoints, List<? extends Filter> guards) {
        rules.addFilter(new CloseAsAnnounced());
        if (!endpoints.origins().isEmpty()) {
            rules.addFilter(new Cors(endpoints.origins()));
        }
        guards.forEach(rules::addFilter);
        about(rules, STATUS + "/swarm", endpoints.own()); // first, since they are tried in turn
        read(rules, STATUS + "/swarms", endpoints.swarms());
        about(rules, STATUS + "/cluster", endpoints.own());
        about(rules, STATUS + "/swarms/{" + SwarmChoice.NAME + "}", endpoints.named());
        var page = new StatusPageHandler(StatusPage.load(), Negotiation.with(endpoints.origins()));
        read(rules, StatusPageHandler.INDEX, page::index);
        read(rules, StatusPageHandler.FILE, page::file);
        read(rules, OpenApiHandler.PATH, OpenApiHandler.with(endpoints.origins()));
        HEALTH.forEach(path -> refuseOthers(rules, path));
        refuseOthers(rules, METRICS);
    }

    private static void about(HttpRules rules, String path, SwarmEndpoints swarm) {
        read(rules, path, swarm.status());
        read(rules, path + "/cache", swarm.cache());
        read(rules, path + "/fit", swarm.fit());
        read(rules, path + "/stream", swarm.stream());
        read(rules, path + "/history", swarm.history());
        read(rules, path + "/changes", swarm.changes());
        read(rules, path + "/changes/stream", swarm.changeStream());
    }

    private static void read(HttpRules rules, String path, Handler handler) {
        rules.route(READING, PathMatchers.create(path), handler);
        refuseOthers(rules, path);
    }

    private static void refuseOthers(HttpRules rules, String path) {
        rules.route(ASKING, PathMatchers.create(path), ApiRouting::tellMethods);
        rules.route(READING.or(ASKING).negate(), PathMatchers.create(path), ApiRouting::refuse);
    }

    private static void tellMethods(ServerRequest request, ServerResponse response) {
        response.status(Status.NO_CONTENT_204).header(ALLOW).send();
    }

    private static void refuse(ServerRequest request, ServerResponse response) {
        throw new HttpException("Only GET and HEAD are allowed here", Status.METHOD_NOT_ALLOWED_405, true)
                .header(ALLOW);
    }
}

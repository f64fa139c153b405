package io.swarmstatus.service;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.observe.ObserverConfigBase;
import io.helidon.webserver.observe.spi.Observer;
import io.helidon.webserver.spi.ServerFeature.ServerFeatureContext;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Serves one registry as {@code /metrics}. Helidon's own metrics observer is not used: all of its registries are views of
 * one that belongs to the whole process, and several servers in a process must not show each other's meters.
 */
final class MetricsEndpoint implements Observer {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsEndpoint(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void register(
            ServerFeatureContext context, List<HttpRouting.Builder> routings, UnaryOperator<String> endpoint) {
        var path = endpoint.apply(type());
        HttpFeature metrics = routing -> routing.get(path, this::scrape).route(Method.HEAD, path, this::scrape);
        routings.forEach(routing -> routing.addFeature(metrics));
    }

    /** Always the text format, whatever is accepted: every version of Prometheus reads it, and so do people. */
    private void scrape(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, TEXT_FORMAT).header(HeaderValues.CACHE_NO_CACHE);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
        } else {
            response.send(meters.scrape());
        }
    }

    @Override
    public ObserverConfigBase prototype() {
        return ObserverConfigBase.builder().name(type()).buildPrototype();
    }

    @Override
    public String type() {
        return "metrics";
    }
}

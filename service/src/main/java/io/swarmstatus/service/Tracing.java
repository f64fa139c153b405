package io.swarmstatus.service;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traces, where an operator has them exported: OpenTelemetry's own settings, such as {@code otel.exporter.otlp.endpoint}. Without,
 * there is nothing that costs or is sent, and the global {@link io.opentelemetry.api.OpenTelemetry} does nothing.
 */
final class Tracing {

    private static final Logger log = LoggerFactory.getLogger(Tracing.class);

    /** Each of these says that there is somebody to export to. */
    private static final List<String> SWITCHES =
            List.of("exporter.otlp.endpoint", "exporter.otlp.traces.endpoint", "traces.exporter");

    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(1);

    private Tracing() {}

    /**
     * Makes the global OpenTelemetry of this process what the settings say.
     *
     * @param service the class of the service, after whose package it is named where {@code otel.service.name} is not set
     * @return sends what is left, for a second at most
     * @throws io.swarmstatus.service.ConfigurationException if OpenTelemetry cannot use a setting
     */
    static AutoCloseable start(Class<?> service, Settings settings) {
        var given = settings.under("otel");
        if (SWITCHES.stream().noneMatch(given::containsKey)) {
            return () -> {};
        }
        try {
            var sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesSupplier(() -> properties(service, given))
                    .build()
                    .getOpenTelemetrySdk();
            GlobalOpenTelemetry.set(sdk);
            log.atInfo().log("traces are exported");
            return () -> sdk.getSdkTracerProvider().shutdown().join(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ConfigurationException e) {
            throw new io.swarmstatus.service.ConfigurationException(List.of("otel: " + e.getMessage()));
        }
    }

    /** Traces alone: metrics are for whoever asks for them, and the log is on the standard error stream. */
    private static Map<String, String> properties(Class<?> service, Map<String, String> given) {
        var properties = new HashMap<String, String>();
        properties.put(
                "otel.service.name", "swarm-status-" + service.getPackageName().replaceAll(".*\\.", ""));
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        given.forEach((key, value) -> properties.put("otel." + key, value));
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }
}

package io.swarmstatus.service;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.Map;

/** A service that traces its start, and ends. */
final class TracedService {

    private TracedService() {}

    public static void main(String[] args) {
        ServiceMain.run("traced", TracedService.class, args, _ -> Map.of(), _ -> {
            GlobalOpenTelemetry.getOrNoop()
                    .getTracer("test")
                    .spanBuilder("a start")
                    .startSpan()
                    .end();
            ServiceProcess.endWith("part");
            return () -> {};
        });
    }
}

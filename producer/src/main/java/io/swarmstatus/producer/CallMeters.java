package io.swarmstatus.producer;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the calls of one kind to the engine cost. */
final class CallMeters {

    private final Timer duration;
    private final Counter bytes;

    private volatile double lastBytes = Double.NaN;
    private volatile double lastItems = Double.NaN;

    private CallMeters(Timer duration, Counter bytes) {
        this.duration = duration;
        this.bytes = bytes;
    }

    /** By the call's name; those that are not known here count as "other" together, so that the series stay few. */
    static Function<String, CallMeters> byName(SwarmMeters meters) {
        var known = Stream.of("ping", "info", "node", "nodes", "managers", "services", "tasks")
                .collect(toUnmodifiableMap(identity(), call -> of(meters, call)));
        var other = of(meters, "other");
        return call -> known.getOrDefault(call, other);
    }

    private static CallMeters of(SwarmMeters meters, String call) {
        var made = new CallMeters(
                meters.durations(
                        "call_duration",
                        "How long single calls to the Docker engine took, parsing included, failed ones too.",
                        "call",
                        call),
                meters.bytes("call_read", "Bytes of answers that were read from the Docker engine.", "call", call));
        meters.gauge(
                "call_last_bytes",
                "Size of the engine's last answer to this call; NaN before the first.",
                () -> made.lastBytes,
                "call",
                call);
        meters.gauge(
                "call_last_items",
                "How many objects the engine's last answer to this call listed; NaN before the first.",
                () -> made.lastItems,
                "call",
                call);
        return made;
    }

    void made(Call call) {
        duration.record(SwarmMeters.duration(call.durationSeconds()));
        bytes.increment((double) call.bytes());
        lastBytes = (double) call.bytes();
        lastItems = (double) call.items();
    }
}

package io.swarmstatus.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A process that a fault may strike. */
enum FaultTarget {
    BROKER(Part.BROKER),
    REDIS(Part.REDIS),
    SINK_1(Part.SINK),
    SINK_2(Part.SINK),
    API_1(Part.API),
    API_2(Part.API),
    PRODUCER_1(Part.PRODUCER),
    PRODUCER_2(Part.PRODUCER),
    PRODUCER_3(Part.PRODUCER);

    /** What it is a copy of. */
    enum Part {
        BROKER,
        REDIS,
        SINK,
        API,
        PRODUCER
    }

    private final Part part;

    FaultTarget(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    static List<FaultTarget> of(Part part) {
        return Arrays.stream(values()).filter(target -> target.part == part).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

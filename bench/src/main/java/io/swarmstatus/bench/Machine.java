package io.swarmstatus.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where it was measured, since figures without that mean nothing. */
final class Machine {

    private Machine() {}

    /** Java, cores, heap and collectors of this process, and how busy the machine is besides. */
    static String words() {
        var collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Java %s, %d cores, load %.1f, heap up to %.1f GB (%s)",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() / 1e9,
                collectors);
    }
}

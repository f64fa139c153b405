package io.swarmstatus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where it was measured, since figures without that mean nothing. */
final class Machine {

    private static final double BYTES_PER_GIB = 1 << 30;

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
                load(),
                Runtime.getRuntime().maxMemory() / 1e9,
                collectors);
    }

    /** What of it is the same for all programs, and how busy it is. */
    static String shared() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB of memory, %s %s, Java %s (%s); load %.1f before",
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / BYTES_PER_GIB,
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""),
                Runtime.version(),
                System.getProperty("java.vendor", ""),
                load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}

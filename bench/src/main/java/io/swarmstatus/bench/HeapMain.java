package io.swarmstatus.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Collects again and again through the engine at {@code URI}, and tells in bytes how much of the heap was in use before, and how much
 * at most after any garbage collection meanwhile, so without garbage: a small young generation makes these frequent.
 */
final class HeapMain {

    private static final int COLLECTIONS = 4;

    /** The serial collector's. */
    private static final Set<String> HEAP = Set.of("Eden Space", "Survivor Space", "Tenured Gen");

    private HeapMain() {}

    public static void main(String[] args) throws IOException {
        var most = new AtomicLong();
        try (var reader = SnapshotReader.open(URI.create(args[0]))) {
            reader.read(); // so that all classes are there
            System.gc();
            var idle = used();
            for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, _) -> most.accumulateAndGet(left(notification), Math::max), null, null);
            }
            for (var i = 0; i < COLLECTIONS; i++) {
                reader.read();
            }
            System.out.println(idle + " " + Math.max(idle, most.get()));
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long left(Notification notification) {
        return GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .map(Map.Entry::getValue)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}

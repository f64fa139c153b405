package io.swarmstatus.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a process holds once its garbage is collected.
 *
 * @param heapBytes live objects
 * @param threads platform threads
 * @param callThreads virtual threads of calls to the engine; the one of the event stream counts too
 * @param sockets open ones, both ends of a connection within the process; 0 where the system does not tell
 */
record Footprint(long heapBytes, int threads, int callThreads, long sockets) {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    static Footprint now(CallThreads calls) {
        return new Footprint(
                liveHeap(), ManagementFactory.getThreadMXBean().getThreadCount(), calls.alive(), openSockets());
    }

    /** The least of some tries: a collection may find objects that were alive a moment ago. */
    private static long liveHeap() {
        var least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used);
        }
        return least;
    }

    private static long openSockets() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        try (var files = Files.list(OPEN_FILES)) {
            return files.filter(Footprint::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Makes the threads of calls, and knows how many of them have not ended. */
    static final class CallThreads {

        private final AtomicInteger alive = new AtomicInteger();

        ExecutorService executor() {
            return Executors.newThreadPerTaskExecutor(call -> Thread.ofVirtual().unstarted(() -> counted(call)));
        }

        int alive() {
            return alive.get();
        }

        private void counted(Runnable call) {
            alive.incrementAndGet();
            try {
                call.run();
            } finally {
                alive.decrementAndGet();
            }
        }
    }
}

package io.swarmstatus.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the threads of a process were ready to run and got no processor ({@code /proc/PID/task/TID/schedstat}); nothing where
 * the system does not tell. The JVM's compilers are left out: nobody waits for them.
 */
final class SchedulerWaits {

    private static final String COMPILER = "Compiler";

    private final Path tasks;
    private final Map<String, Boolean> counts = new HashMap<>();
    private Map<String, Long> before = Map.of();

    SchedulerWaits(long pid) {
        this.tasks = Path.of("/proc", String.valueOf(pid), "task");
    }

    /** The longest that one of them has waited since the last call, in nanoseconds; new threads count from the next call on. */
    long longestNanos() {
        var now = read();
        var longest = 0L;
        for (var thread : now.entrySet()) {
            var earlier = before.get(thread.getKey());
            longest = Math.max(longest, earlier == null ? 0 : thread.getValue() - earlier);
        }
        before = now;
        return longest;
    }

    private Map<String, Long> read() {
        var waits = new HashMap<String, Long>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (var thread : threads) {
                read(thread, waits);
            }
        } catch (IOException e) {
            return Map.of(); // the process has ended, or this is no Linux
        }
        return waits;
    }

    private void read(Path thread, Map<String, Long> waits) {
        var id = thread.getFileName().toString();
        try {
            if (counts.computeIfAbsent(id, _ -> !name(thread).contains(COMPILER))) {
                var fields = Files.readString(thread.resolve("schedstat")).split(" ", -1);
                waits.put(id, Long.parseLong(fields[1]));
            }
        } catch (IOException e) {
            counts.remove(id); // it has ended
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            return ""; // it has ended; its schedstat will not be found either
        }
    }
}

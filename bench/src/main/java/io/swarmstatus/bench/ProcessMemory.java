package io.swarmstatus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What memory a process holds, in MB.
 *
 * @param resident all of it ({@code Rss})
 * @param proportional with its share alone of what other processes hold too ({@code Pss})
 */
record ProcessMemory(double resident, double proportional) {

    private static final double KIB_PER_MB = 1e6 / 1024;

    /** Empty where the system does not tell; Linux does. */
    static Optional<ProcessMemory> of(long pid) {
        try {
            return in(Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<ProcessMemory> in(List<String> smaps) {
        var resident = megabytes(smaps, "Rss:");
        var proportional = megabytes(smaps, "Pss:");
        return resident.isPresent() && proportional.isPresent()
                ? Optional.of(new ProcessMemory(resident.getAsDouble(), proportional.getAsDouble()))
                : Optional.empty();
    }

    private static OptionalDouble megabytes(List<String> smaps, String field) {
        return smaps.stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MB)
                .findFirst();
    }
}

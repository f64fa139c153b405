package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program that reads the topic, from its start to its end, with its output to nowhere.
 *
 * @param took the whole process, the start of its JVM too
 * @param peakMegabytes of resident memory ({@code VmHWM}); 0 where the system does not tell
 */
record ReadingProcess(Duration took, double peakMegabytes) {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final long LOOK_MILLIS = 5;
    private static final double KIBIBYTES_PER_MEGABYTE = 1e6 / 1024;

    /** @throws StartException if it ends with another exit code than 0, or not at all */
    static ReadingProcess run(List<String> commandLine) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var process = new ProcessBuilder(commandLine)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        var peak = 0.0;
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, megabytes(process.pid()));
                if (System.nanoTime() - begun > LIMIT.toNanos()) {
                    throw new StartException(commandLine + " does not end", null);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new StartException(commandLine + " ended with " + process.exitValue(), null);
        }
        return new ReadingProcess(Duration.ofNanos(System.nanoTime() - begun), peak);
    }

    /** How many lines it writes. */
    static long lines(List<String> commandLine) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(commandLine).redirectError(Redirect.INHERIT).start();
        try (var output = process.getInputStream()) {
            var lines = 0L;
            var buffer = new byte[1 << 16];
            for (var read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                for (var at = 0; at < read; at++) {
                    lines += buffer[at] == '\n' ? 1 : 0;
                }
            }
            process.waitFor();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static double megabytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KIBIBYTES_PER_MEGABYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0; // it has ended, or there is no such file here
        }
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }
}

package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The load generator of that name: each of its connections asks again as soon as it has an answer.
 *
 * @param program where it is
 * @param directory where its scripts are, and its output goes
 */
record Wrk(String program, Path directory) {

    static final int CONNECTIONS = 32;

    private static final String REPORT = "wrk-report.lua";
    private static final String THREADS = "2";
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** @throws StartException if it is not installed */
    static Wrk in(Path directory) throws IOException {
        var program = Programs.find("wrk")
                .orElseThrow(() -> new StartException("this benchmark needs wrk, which is not installed", null));
        copy(REPORT, directory);
        return new Wrk(program, directory);
    }

    /** Copies a file that comes with the benchmarks into a directory. */
    static Path copy(String resource, Path directory) throws IOException {
        var copy = directory.resolve(resource);
        try (InputStream in = Objects.requireNonNull(Wrk.class.getResourceAsStream(resource), resource)) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }

    /** Asks for so long. */
    WrkReport ask(int port, Question question, Duration time) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                program,
                "-t" + THREADS,
                "-c" + CONNECTIONS,
                "-d" + time.toSeconds() + "s",
                "-s" + directory.resolve(REPORT)));
        question.headers().forEach(header -> line.addAll(List.of("-H", header)));
        line.add("http://127.0.0.1:" + port + question.path());
        var log = directory.resolve("wrk.log");
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("wrk does not end");
            }
            var said = Files.readString(log, StandardCharsets.UTF_8);
            return WrkReport.in(said).orElseThrow(() -> new IOException("wrk: " + said.strip()));
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        BundledFile.copy(REPORT, directory);
        return new Wrk(program, directory);
    }

    /** Asks for so long. */
    WrkReport ask(int port, Question question, Duration time) throws IOException, InterruptedException {
        var arguments = new ArrayList<String>();
        question.headers().forEach(header -> arguments.addAll(List.of("-H", header)));
        arguments.add("http://127.0.0.1:" + port + question.path());
        return run(arguments, time);
    }

    /**
     * Asks for each of several paths in turn.
     *
     * @param path with a place for a number from 1 to {@code count}
     */
    WrkReport askInTurn(int port, String path, int count, Duration time) throws IOException, InterruptedException {
        return run(List.of("http://127.0.0.1:" + port, "--", path, String.valueOf(count)), time);
    }

    private WrkReport run(List<String> arguments, Duration time) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                program,
                "-t" + THREADS,
                "-c" + CONNECTIONS,
                "-d" + time.toSeconds() + "s",
                "-s" + directory.resolve(REPORT)));
        line.addAll(arguments);
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

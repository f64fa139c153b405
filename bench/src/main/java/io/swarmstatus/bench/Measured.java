package io.swarmstatus.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * A benchmark whose figures {@code swarm-status bench} collects: a picocli command that runs by itself too, with options that all have
 * defaults. With these it takes a few minutes at most. A missed goal is told and is no failure.
 */
interface Measured extends Callable<Integer> {

    /**
     * Measures, and ends all that it started. What it prints meanwhile is for who waits.
     *
     * @throws MisreadException if an answer was wrong, so that the figures mean nothing; it makes exit code 1
     */
    Outcome measure() throws IOException, InterruptedException;

    @Override
    default Integer call() throws IOException, InterruptedException {
        System.out.println(Machine.words());
        FindingsTable.lines(measure()).forEach(System.out::println);
        return CommandLine.ExitCode.OK;
    }
}

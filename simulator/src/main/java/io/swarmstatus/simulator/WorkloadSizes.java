package io.swarmstatus.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many services of each kind make up exactly the services and tasks that were asked for.
 *
 * @param globals services with a task on each node
 * @param globalJobs jobs with a task on each node
 * @param jobs jobs of {@link #COMPLETIONS} tasks
 * @param stuck services of one task that fits on no node
 * @param replicas one number for each replicated service; a few may be scaled to 0
 */
record WorkloadSizes(int globals, int globalJobs, int jobs, int stuck, List<Integer> replicas) {

    static final int COMPLETIONS = 2;
    private static final int LARGEST_WEIGHT = 8;

    static WorkloadSizes of(SimulatorConfig config, SplittableRandom random) {
        var services = config.services();
        var tasks = config.tasks();
        var stuck = services >= 6 && tasks >= 8 ? 1 : 0;
        var jobs = Math.min(services / 10, tasks / 8);
        var globals = services >= 4 ? Math.min(Math.max(1, services / 20), tasks / (4 * config.nodes())) : 0;
        var globalJobs = services >= 10 && tasks >= 8 * config.nodes() ? 1 : 0;
        var replicated = services - stuck - jobs - globals - globalJobs;
        var replicas = tasks - stuck - jobs * COMPLETIONS - (globals + globalJobs) * config.nodes();
        return new WorkloadSizes(globals, globalJobs, jobs, stuck, share(replicas, replicated, random));
    }

    /** Shares out a number unevenly: a few services are large and most are small. */
    private static List<Integer> share(int total, int parts, SplittableRandom random) {
        var weights = random.ints(parts, 1, LARGEST_WEIGHT + 1).toArray();
        long left = total;
        long weightLeft = 0;
        for (int weight : weights) {
            weightLeft += weight;
        }
        List<Integer> shares = new ArrayList<>(parts);
        for (int weight : weights) {
            var share = left * weight / weightLeft;
            shares.add((int) share);
            left -= share;
            weightLeft -= weight;
        }
        return shares;
    }
}

package io.swarmstatus.simulator;

/**
 * What an operator asked for.
 *
 * @param count replicas, or completions of a job; 0 of a global service, which follows the nodes
 * @param template what its tasks are made from
 * @param publishedPort port that every node publishes it at; 0 for none
 */
record ServiceSpec(String name, ServiceMode mode, int count, TaskTemplate template, int publishedPort) {

    ServiceSpec withCount(int changed) {
        return new ServiceSpec(name, mode, changed, template, publishedPort);
    }

    ServiceSpec withTemplate(TaskTemplate changed) {
        return new ServiceSpec(name, mode, count, changed, publishedPort);
    }
}

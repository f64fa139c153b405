package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/**
 * One service of the swarm.
 *
 * @param stack the stack it was deployed with (label {@code com.docker.stack.namespace}); null without one
 * @param mode "replicated", "global", "replicated-job" or "global-job"
 * @param image as {@code docker service ls} shows it, without digest; null for a service that runs no container
 * @param desired how many tasks it should have running now
 * @param running tasks that run, are meant to, and whose node is not down
 * @param updateState of the last update ({@code UpdateStatus.State}); null where there was none
 */
public record Service(
        String id,
        String name,
        @Nullable String stack,
        String mode,
        @Nullable String image,
        long desired,
        long running,
        @Nullable String updateState) {

    public Service {
        Check.notNegative("desired", desired);
        Check.notNegative("running", running);
    }
}

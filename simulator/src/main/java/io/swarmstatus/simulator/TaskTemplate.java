package io.swarmstatus.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a service are made from ({@code Spec.TaskTemplate}, and {@code Spec} of each task).
 *
 * @param stack the stack it was deployed with; null where the service was created alone
 * @param environment variables as {@code NAME=value}; some hold what must never leave the engine
 * @param secrets names of the secrets that the tasks are given
 * @param network the overlay network they are attached to; null for none
 * @param constraint where they may run; null for anywhere
 */
record TaskTemplate(
        String image,
        @Nullable String stack,
        Resources reservations,
        Resources limits,
        List<String> environment,
        List<String> secrets,
        @Nullable SwarmNetwork network,
        @Nullable Constraint constraint) {

    /** Of tasks that ask for nothing but an image. */
    static TaskTemplate of(String image) {
        return new TaskTemplate(image, null, Resources.NONE, Resources.NONE, List.of(), List.of(), null, null);
    }

    boolean accepts(SwarmNode node) {
        return constraint == null || constraint.accepts(node);
    }

    TaskTemplate withImage(String changed) {
        return new TaskTemplate(changed, stack, reservations, limits, environment, secrets, network, constraint);
    }

    TaskTemplate withReservations(Resources changed) {
        return new TaskTemplate(image, stack, changed, limits, environment, secrets, network, constraint);
    }

    TaskTemplate withConstraint(Constraint changed) {
        return new TaskTemplate(image, stack, reservations, limits, environment, secrets, network, changed);
    }
}

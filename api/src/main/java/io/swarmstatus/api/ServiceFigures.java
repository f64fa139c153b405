package io.swarmstatus.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the metrics tell of one service.
 *
 * @param stack empty without one
 */
record ServiceFigures(String name, String stack, String mode, long desired, long running) {

    private static final String JOB = "-job";

    /** From one of a snapshot's services, in JSON. */
    static ServiceFigures of(JsonNode service) {
        return new ServiceFigures(
                service.path("name").asText(),
                service.path("stack").isTextual()
                        ? service.path("stack").textValue().intern()
                        : "",
                service.path("mode").asText().intern(),
                service.path("desired").asLong(),
                service.path("running").asLong());
    }

    /** Whether fewer tasks run than should; what a job has left to do is no loss. */
    boolean isDegraded() {
        return running < desired && !mode.endsWith(JOB);
    }
}

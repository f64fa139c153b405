package io.swarmstatus.producer;

import java.io.IOException;

/** How many tasks a service is meant to have ({@code Spec.Mode}). */
sealed interface ServiceMode {

    /** A fixed number. */
    record Replicated(long replicas) implements ServiceMode {}

    /** One on each node that fits. */
    record Global() implements ServiceMode {}

    /** So many in all, each run once to its end, and at most so many at a time. */
    record ReplicatedJob(long completions, long atATime) implements ServiceMode {}

    /** One on each node that fits, each run once to its end. */
    record GlobalJob() implements ServiceMode {}

    /** As the docker client names it. */
    default String wireName() {
        return switch (this) {
            case Replicated _ -> "replicated";
            case Global _ -> "global";
            case ReplicatedJob _ -> "replicated-job";
            case GlobalJob _ -> "global-job";
        };
    }

    static ServiceMode read(ObjectCursor modes) throws IOException {
        ServiceMode mode = new Replicated(0);
        while (modes.next()) {
            mode = switch (modes.field()) {
                case "Replicated" -> new Replicated(number(modes.object(), "Replicas", 1));
                case "Global" -> new Global();
                case "ReplicatedJob" -> job(modes.object());
                case "GlobalJob" -> new GlobalJob();
                default -> mode;
            };
        }
        return mode;
    }

    private static ServiceMode job(ObjectCursor job) throws IOException {
        long atATime = 1;
        long completions = 0;
        while (job.next()) {
            switch (job.field()) {
                case "MaxConcurrent" -> atATime = job.number();
                case "TotalCompletions" -> completions = job.number();
                default -> {}
            }
        }
        return new ReplicatedJob(completions == 0 ? atATime : completions, atATime);
    }

    private static long number(ObjectCursor object, String field, long otherwise) throws IOException {
        var number = otherwise;
        while (object.next()) {
            if (object.field().equals(field)) {
                number = object.number();
            }
        }
        return number;
    }
}

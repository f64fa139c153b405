package io.swarmstatus.bench;

import java.util.Set;

/**
 * Something that goes wrong for real.
 *
 * @param words what it is
 * @param alerts what has to fire because of it; others may too
 * @param begin brings it about
 * @param end puts it right
 */
record Trouble(String words, Set<String> alerts, Step begin, Step end) {

    /** What is done to a pipeline. */
    @FunctionalInterface
    interface Step {

        /** Nothing: it passes by itself. */
        Step NONE = _ -> {};

        void apply(WatchedPipeline pipeline) throws Exception;
    }
}

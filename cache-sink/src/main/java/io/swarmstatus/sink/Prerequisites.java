package io.swarmstatus.sink;

import java.util.Optional;

/** What has to be there before a stream can start. */
@FunctionalInterface
interface Prerequisites {

    /**
     * Sees to it, as far as that is the sink's to do.
     *
     * @return whom the stream has to wait for still, in words; empty where everything is there
     */
    Optional<String> missing() throws InterruptedException;
}

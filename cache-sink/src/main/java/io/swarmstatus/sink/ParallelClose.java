package io.swarmstatus.sink;

import io.swarmstatus.service.CloseStack;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is to be closed all at once, since one after the other would take too long. */
final class ParallelClose implements AutoCloseable {

    private final List<AutoCloseable> parts = new CopyOnWriteArrayList<>();

    /** Adds a resource and returns it. */
    <T extends AutoCloseable> T add(T resource) {
        parts.add(resource);
        return resource;
    }

    /** Returns once all are closed; each has a bound of its own. */
    @Override
    public void close() {
        var closing = parts.stream().map(ParallelClose::closing).toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread closing(AutoCloseable part) {
        var alone = new CloseStack(); // tells where it does not close cleanly
        alone.add(part);
        return Thread.ofVirtual().start(alone::close);
    }
}

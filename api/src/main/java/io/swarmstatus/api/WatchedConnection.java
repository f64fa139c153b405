package io.swarmstatus.api;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/**
 * A connection that tells when it ended.
 *
 * @param writer what it writes with
 * @param onEnd told once, by the connection's own thread
 */
record WatchedConnection(ServerConnection connection, WatchedWriter writer, Runnable onEnd)
        implements ServerConnection, InterruptableTask<Void> {

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            writer.handling(() -> {
                connection.handle(limit);
                return limit;
            });
        } finally {
            onEnd.run();
        }
    }

    @Override
    public Duration idleTime() {
        return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        connection.close(interrupt);
    }

    /** Asked when the server stops: one that waits for a request is not waited for. */
    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }
}

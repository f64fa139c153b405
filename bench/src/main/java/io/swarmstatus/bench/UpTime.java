package io.swarmstatus.bench;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The time for which a replica of the api is up: from when it is ready after a start until just before a fault is applied to it.
 * It has connections of its own, as many as there are requests at once.
 */
final class UpTime {

    private final int port;
    private final NewestSeen newest;
    private final Queue<ApiConnection> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** @param newest what this process has served so far */
    UpTime(int port, NewestSeen newest) {
        this.port = port;
        this.newest = newest;
    }

    NewestSeen newest() {
        return newest;
    }

    boolean isOver() {
        return over;
    }

    ServedAnswer ask() throws IOException {
        var kept = idle.poll();
        var connection = kept == null ? ApiConnection.open(port) : kept;
        try {
            var answer = connection.ask();
            idle.add(connection);
            return answer;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        } finally {
            if (over) {
                closeIdle();
            }
        }
    }

    /** Requests on their way find out by themselves. */
    void end() {
        over = true;
        closeIdle();
    }

    private void closeIdle() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}

package io.swarmstatus.api;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off slow clients. The web server has no timeout for reading or writing, and one for each read alone would be kept by a
 * client that sends a byte at a time: so each connection has a deadline, and one thread closes those that are past it.
 */
final class ConnectionReaper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConnectionReaper.class);

    /** Answers are written at once: waiting to fill a packet would only delay the last one. */
    private static final SocketOptions OPTIONS =
            SocketOptions.builder().tcpNoDelay(true).buildPrototype();

    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final ClientPatience patience;
    private final AcceptedChannels accepted = new AcceptedChannels(OPTIONS);
    private final Set<ConnectionDeadline> open = ConcurrentHashMap.newKeySet();
    /** When it last looked. Each request reads it three times, and a field costs less than the system's clock. */
    private volatile long now = System.nanoTime();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("reap-connections").daemon().unstarted(this::run);

    private ConnectionReaper(ClientPatience patience) {
        this.patience = patience;
    }

    static ConnectionReaper start(ClientPatience patience) {
        var reaper = new ConnectionReaper(patience);
        reaper.thread.start();
        return reaper;
    }

    /** Of each connection, from when it is accepted. */
    SocketOptions connectionOptions() {
        return accepted;
    }

    /** The same connections, each with a deadline. */
    ServerConnectionSelector watch(ServerConnectionSelector connections) {
        return new WatchedConnections(connections, this);
    }

    /** A connection that has just been made. */
    ServerConnection watch(ConnectionContext context, ServerConnectionSelector connections) {
        var end = accepted.takeEndOf(context.remotePeer().address()).orElse(context.serverSocket()::close);
        var deadline = new ConnectionDeadline(patience.longerBy(PERIOD), () -> now, end);
        var watched = new WatchedContext(context, deadline);
        var connection = connections.connection(watched);
        open.add(deadline); // after what may throw, since only the end of a connection takes it out
        return new WatchedConnection(connection, watched.dataWriter(), () -> open.remove(deadline));
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.atWarn().addKeyValue("limit", STOP_LIMIT).log("the connections' deadlines did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                now = System.nanoTime();
                open.forEach(ConnectionReaper::enforce);
                accepted.forgetClosed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as good as told to stop
        }
    }

    private static void enforce(ConnectionDeadline deadline) {
        try {
            deadline.enforce();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("a slow client's connection did not close cleanly");
        }
    }
}

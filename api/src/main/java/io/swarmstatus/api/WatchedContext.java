package io.swarmstatus.api;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection whose reads and writes move its deadline. */
final class WatchedContext implements ConnectionContext {

    private final ConnectionContext context;
    private final DataReader reader;
    private final WatchedWriter writer;
    private final PeerInfo remotePeer;

    WatchedContext(ConnectionContext context, ConnectionDeadline deadline) {
        this.context = context;
        this.reader = DataReader.create(() -> read(context.dataReader(), deadline));
        this.writer = new WatchedWriter(context.dataWriter(), deadline);
        this.remotePeer = context.remotePeer(); // asked for with each request, and otherwise made anew each time
    }

    private static byte[] read(DataReader from, ConnectionDeadline deadline) {
        from.ensureAvailable();
        deadline.received();
        return from.readBytes(from.available());
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public WatchedWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return remotePeer;
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}

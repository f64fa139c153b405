package io.swarmstatus.api;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the channel of each connection from when it is accepted until it is watched. Another thread can end a connection in no
 * other way: Helidon's TLS socket says good-bye when it is closed, and waits for whoever is in the middle of a handshake.
 */
final class AcceptedChannels implements SocketOptions {

    private static final Logger log = LoggerFactory.getLogger(AcceptedChannels.class);

    private final SocketOptions options;
    private final ConcurrentMap<SocketAddress, SocketChannel> channels = new ConcurrentHashMap<>();

    /** @param options of each connection */
    AcceptedChannels(SocketOptions options) {
        this.options = options;
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        options.configureSocket(channel);
        try {
            channels.put(channel.getRemoteAddress(), channel);
        } catch (IOException e) {
            log.atDebug().setCause(e).log("a client was gone before it was served");
        }
    }

    /** What ends the connection with this client at once; the channel is kept no longer. */
    Optional<Runnable> takeEndOf(SocketAddress client) {
        return Optional.ofNullable(channels.remove(client)).map(channel -> () -> close(channel));
    }

    /** Forgets those that ended before they were watched. */
    void forgetClosed() {
        channels.values().removeIf(channel -> !channel.isOpen());
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            log.atDebug().setCause(e).log("a connection did not close cleanly");
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}

package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a process that does nothing but echo, every few milliseconds beside the load: what a request costs on this machine, as
 * busy as it is, when there is no api.
 */
final class ControlProbe implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(5);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration ECHO_LIMIT = Duration.ofSeconds(30);
    private static final Duration STALL = Duration.ofMillis(10);

    private final ChildJvm child;
    private final Socket socket;
    private final LatencyHistogram echoes = new LatencyHistogram();
    private final Stalls stalls = new Stalls();
    private final Thread thread;
    private volatile boolean closed;

    private ControlProbe(ChildJvm child, Socket socket) {
        this.child = child;
        this.socket = socket;
        this.thread = Thread.ofPlatform().name("control").daemon().unstarted(this::run);
    }

    static ControlProbe start() {
        var arguments = new ArrayList<>(List.of("-Xmx16m", "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(EchoMain.class));
        var child = ChildJvm.piped(arguments);
        try {
            var port = Integer.parseInt(child.firstLine(START_LIMIT));
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ECHO_LIMIT.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) START_LIMIT.toMillis());
            var probe = new ControlProbe(child, socket);
            probe.thread.start();
            return probe;
        } catch (IOException e) {
            child.close();
            throw new StartException("there is no echo: " + e.getMessage(), e);
        }
    }

    /** From when each was to be sent until it was back. */
    LatencyHistogram echoes() {
        return echoes;
    }

    Stalls stalls() {
        return stalls;
    }

    private void run() {
        var intended = System.nanoTime();
        try {
            while (!closed) {
                LockSupport.parkNanos(intended - System.nanoTime());
                socket.getOutputStream().write(1);
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("its process ended");
                }
                var back = System.nanoTime();
                echoes.record(back - intended);
                if (back - intended > STALL.toNanos()) {
                    stalls.add(intended, back, back - intended);
                }
                intended = Math.max(intended + INTERVAL.toNanos(), back);
            }
        } catch (IOException e) {
            if (!closed) {
                System.err.println("the control ends: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        child.close();
    }
}

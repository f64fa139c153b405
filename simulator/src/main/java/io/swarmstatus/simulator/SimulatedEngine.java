package io.swarmstatus.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine of one node, listening on the loopback interface. */
public final class SimulatedEngine implements AutoCloseable {

    private static final int BACKLOG = 256;

    /**
     * Read by the JDK's HTTP server, once, when the first one is made; there is no other way to tell it. Without it the last
     * bytes of a list wait up to 40 ms for the client to acknowledge those before them, which no real engine does.
     */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;
    private final EngineHandler handler;
    private final Faults faults;

    private SimulatedEngine(HttpServer server, ExecutorService threads, EngineHandler handler, Faults faults) {
        this.server = server;
        this.threads = threads;
        this.handler = handler;
        this.faults = faults;
    }

    /**
     * Listens on this port; 0 takes a free one.
     *
     * @throws UncheckedIOException if the port is taken
     */
    static SimulatedEngine start(SimulatedSwarm swarm, EngineApi api, Faults faults, int port) {
        System.setProperty(NO_DELAY, "true");
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var server = HttpServer.create(address, BACKLOG);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var handler = new EngineHandler(swarm, api, faults);
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            return new SimulatedEngine(server, threads, handler, faults);
        } catch (IOException e) {
            throw new UncheckedIOException("no simulated engine can listen on port " + port, e);
        }
    }

    /** Where it is, as {@code DOCKER_HOST} names it: {@code tcp://127.0.0.1:PORT}. */
    public URI uri() {
        return uri("tcp");
    }

    /** Where it is, for an HTTP client. */
    public URI httpUri() {
        return uri("http");
    }

    /** What shall go wrong with it. */
    public Faults faults() {
        return faults;
    }

    /** How many requests to this endpoint have come in, whatever became of them. */
    public long requests(Endpoint endpoint) {
        return handler.requests(endpoint);
    }

    /** How many bytes of answers to this endpoint it has sent, without headers and framing. */
    public long bytes(Endpoint endpoint) {
        return handler.bytes(endpoint);
    }

    /** Stops at once: open connections are closed, whatever they are doing. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }
}

package io.swarmstatus.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TCP ports on 127.0.0.1, for servers that have to be told theirs. Those given here are below the ones that Linux gives to
 * clients by default: one of these could take a port before its server starts or while it is away, or even connect to itself.
 */
public final class LoopbackPort {

    private static final int FIRST = 18_000;
    static final int COUNT = 14_000;

    /** From a random one on, so that processes side by side seldom come to the same. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private LoopbackPort() {}

    /**
     * A port that nobody listens on now and that this process was not given before.
     *
     * @throws StartException if there is none
     */
    public static int next() {
        for (var i = 0; i < COUNT; i++) {
            var port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartException("no port of 127.0.0.1 is free between " + FIRST + " and " + (FIRST + COUNT - 1), null);
    }

    private static boolean isFree(int port) {
        try {
            requireFree(port);
            return true;
        } catch (IOException e) {
            return false; // somebody listens there: the next try is another port
        }
    }

    /**
     * Tries whether a server could listen on a port.
     *
     * @throws IOException if it could not, with the reason
     */
    public static void requireFree(int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}

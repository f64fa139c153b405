package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on 127.0.0.1 for servers that come and go. They are below those that the system gives to clients: one of these could
 * take a port while its server is away, or even connect to itself.
 */
final class LoopbackPorts {

    private static final int FIRST = 18_000;
    private static final int END = 32_000;
    private static final int TRIES = 1_000;

    private final Set<Integer> given = new HashSet<>();

    /** One that nobody listens on now and that was not given before. */
    int next() {
        for (var i = 0; i < TRIES; i++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (given.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new StartException("no free port between " + FIRST + " and " + END, null);
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false; // somebody listens there: the next try is another port
        }
    }
}

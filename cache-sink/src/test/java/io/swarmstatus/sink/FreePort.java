package io.swarmstatus.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of 127.0.0.1 that nobody listens on yet, and that no other test has been given: its server may be away for a while. */
final class FreePort {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    static int find() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var port = socket.getLocalPort();
                if (GIVEN.add(port)) {
                    return port;
                }
            }
        }
    }
}

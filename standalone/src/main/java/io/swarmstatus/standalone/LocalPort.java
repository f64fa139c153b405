package io.swarmstatus.standalone;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on 127.0.0.1. */
final class LocalPort {

    private LocalPort() {}

    /**
     * A port that nobody listens on now.
     *
     * @param wanted 0 for any
     * @param whatFor the option's name, for the message
     * @throws StartException if the wanted one is taken
     */
    static int free(int wanted, String whatFor) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StartException("cannot use port " + wanted + " for " + whatFor + ": " + e.getMessage(), e);
        }
    }
}

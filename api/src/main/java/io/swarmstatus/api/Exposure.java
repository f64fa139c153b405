package io.swarmstatus.api;

import io.swarmstatus.service.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an api that asks nobody who they are from listening where anybody may come from. */
final class Exposure {

    private static final Logger log = LoggerFactory.getLogger(Exposure.class);

    private Exposure() {}

    /** Notes a mistake where the address is reached from other machines, all may read, and nobody has said that this is meant. */
    static void check(Settings settings, String host, Protection protection) {
        var isMeant = settings.value("insecure", Exposure::flag);
        if (!isMeant && !protection.asksWhoTheyAre() && !isLoopback(host)) {
            settings.reject(
                    "server.host",
                    "whoever reaches " + host + " could read the swarm's status: set auth=jwt or"
                            + " server.tls.client-auth=required, or insecure=true where something in"
                            + " front knows who may");
        }
    }

    /** Warns where tokens can be read on their way. */
    static void warn(String host, Protection protection) {
        if (protection.asksForTokens() && !protection.isTls() && !isLoopback(host)) {
            log.atWarn()
                    .addKeyValue("host", host)
                    .log("tokens come over HTTP: whoever reads along can use them, unless something in front speaks"
                            + " TLS");
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    /** Whether all addresses of this name are of this machine alone; a name that is unknown cannot be listened on anyway. */
    private static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return true;
        }
    }
}

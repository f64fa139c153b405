package io.swarmstatus.api;

import io.swarmstatus.service.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an api that asks nobody who they are from listening where anybody may come from. */
final class Exposure {

    private static final Logger log = LoggerFactory.getLogger(Exposure.class);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Exposure() {}

    /**
     * Notes a mistake where the address is reached from other machines and all may read, or where the keys for tokens can be
     * replaced on their way, and nobody has said that this is meant.
     */
    static void check(Settings settings, String host, Protection protection) {
        var isMeant = settings.value("insecure", Exposure::flag);
        if (!isMeant && !protection.asksWhoTheyAre() && !isLoopback(host)) {
            settings.reject(
                    "server.host",
                    "whoever reaches " + host + " could read the swarm's status: set auth=jwt or"
                            + " server.tls.client-auth=required, or insecure=true where something in"
                            + " front knows who may");
        }
        if (!isMeant && protection.tokens().map(TokenRules::keys).orElse(null) instanceof TokenKeys.KeySet(var keys)) {
            checkKeys(settings, keys);
        }
    }

    /**
     * Notes a mistake where the keys for tokens come over HTTP: whoever can change them on their way lets himself in. A name is
     * not looked up for that, since it may be another machine's tomorrow.
     */
    private static void checkKeys(Settings settings, URI location) {
        var host = String.valueOf(location.getHost());
        if ("http".equals(location.getScheme()) && !LOOPBACK.matcher(host).matches()) {
            settings.reject(
                    "auth.jwks",
                    "whoever can change keys that come over HTTP from " + host + " lets himself in: use https, or"
                            + " insecure=true where that is no danger");
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

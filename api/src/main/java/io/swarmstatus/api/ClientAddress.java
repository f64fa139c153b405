package io.swarmstatus.api;

import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who asks, where nothing else is known. What a request says in {@code X-Forwarded-For} counts for nothing: anybody can write
 * anything there, so behind a proxy all clients are one.
 */
final class ClientAddress {

    /** One subscriber's share of IPv6: there, whoever has one address has 2 to the power of 64. */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(ServerRequest request) {
        if (request.remotePeer().address() instanceof InetSocketAddress peer
                && peer.getAddress() instanceof Inet6Address address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
        }
        return request.remotePeer().host();
    }
}

package io.swarmstatus.service;

/**
 * Where a service listens.
 *
 * @param port 0 for any free one
 * @param probePort where, on the loopback interface alone, it answers {@code /health/live} over plain HTTP and asks
 *     nobody who they are, however the other port is locked; 0 for nowhere
 */
public record ServerAddress(String host, int port, int probePort) {

    /** Any free port that nobody reaches from another machine. */
    public static final ServerAddress ANY_LOCAL = local(0);

    /** Not to be reached from another machine. */
    public static ServerAddress local(int port) {
        return new ServerAddress("127.0.0.1", port, 0);
    }

    /** Reads the settings below {@code server}; mistakes are noted there. */
    public static ServerAddress from(Settings settings) {
        return new ServerAddress(
                settings.text("server.host"), settings.port("server.port"), settings.port("server.probe-port"));
    }
}

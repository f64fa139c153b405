package io.swarmstatus.simulator;

import java.io.IOException;

/** The engine hangs up; thrown through the HTTP server, which then closes the connection as it is. */
final class BrokenConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenConnectionException(String why) {
        super(why);
    }
}

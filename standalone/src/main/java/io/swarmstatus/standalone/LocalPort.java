package io.swarmstatus.standalone;

import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.StartException;
import java.io.IOException;

/** The ports of 127.0.0.1 that somebody asked for. */
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
        if (wanted == 0) {
            return LoopbackPort.next();
        }
        try {
            LoopbackPort.requireFree(wanted);
            return wanted;
        } catch (IOException e) {
            throw new StartException("cannot use port " + wanted + " for " + whatFor + ": " + e.getMessage(), e);
        }
    }
}

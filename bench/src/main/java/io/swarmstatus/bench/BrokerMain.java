package io.swarmstatus.bench;

import io.swarmstatus.service.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A broker in a process of its own: {@code DIRECTORY PORT CONTROLLER-PORT}. It ends on SIGTERM, and when its standard input
 * does, which is when whoever started it ends.
 */
final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("logback.configurationFile", "logback-bench.xml");
        var broker = LocalBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        ServiceProcess.closeAtStop(broker);
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(1); // nobody is left to stop it in order
    }
}

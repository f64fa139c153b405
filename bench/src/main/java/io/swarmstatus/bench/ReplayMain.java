package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.simulator.SimulatorConfig;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The replaying engine in a process of its own: {@code NODES SERVICES TASKS}. It tells on one line where it is and what is to
 * be found there, and ends when its standard input does, which is when whoever started it ends.
 */
final class ReplayMain {

    private ReplayMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var config = SimulatorConfig.ofNodes(Integer.parseInt(args[0]))
                .withWorkload(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        var recorded = Recording.simulate(config);
        System.gc(); // the simulated swarm is not needed any more
        try (var server = ReplayServer.start(recorded.recording())) {
            var announcement = new ReplayProcess.Announcement(server.uri(), recorded.expectation());
            System.out.println(new ObjectMapper().writeValueAsString(announcement));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}

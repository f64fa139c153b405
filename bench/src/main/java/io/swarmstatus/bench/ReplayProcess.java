package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The replaying engine in a process of its own, so that its work and its garbage are not counted as its readers'. */
final class ReplayProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Without it the last bytes of a list wait up to 40 ms for an acknowledgement, which no real engine does. */
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private final ChildJvm child;
    private final Announcement announcement;

    private ReplayProcess(ChildJvm child, Announcement announcement) {
        this.child = child;
        this.announcement = announcement;
    }

    /** What the process tells once it is ready. */
    record Announcement(URI engine, Expectation expectation) {}

    /**
     * Returns once the swarm is recorded and the engine answers.
     *
     * @throws StartException if it does not come to that
     */
    static ReplayProcess start(SimulatorConfig config) {
        var arguments = new ArrayList<>(List.of("-XX:+UseSerialGC", NO_DELAY));
        arguments.addAll(ChildJvm.mainClass(ReplayMain.class));
        arguments.addAll(List.of(
                String.valueOf(config.nodes()), String.valueOf(config.services()), String.valueOf(config.tasks())));
        var child = ChildJvm.piped(arguments);
        try {
            var line = child.firstLine(START_LIMIT);
            return new ReplayProcess(child, new ObjectMapper().readValue(line, Announcement.class));
        } catch (IOException e) {
            child.close();
            throw new StartException("no engine replays the swarm: " + e.getMessage(), e);
        }
    }

    URI engine() {
        return announcement.engine();
    }

    Expectation expectation() {
        return announcement.expectation();
    }

    @Override
    public void close() {
        child.close();
    }
}

package io.swarmstatus.producer;

import io.swarmstatus.contract.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Finds out whether a swarm can be seen through an engine, without reading it. */
public final class EngineProbe {

    private EngineProbe() {}

    /**
     * Asks an engine.
     *
     * @param limit for the answer
     * @return why it shows no swarm; empty where it does
     */
    public static Optional<Failure> obstacle(EngineAddress address, Duration limit) {
        try (var engine = DockerEngine.connect(address, limit)) {
            var info = engine.get("/info", limit, body -> EngineJson.object(body, EngineInfo::read));
            return EngineFailures.ofMembership(info);
        } catch (EngineException e) {
            return Optional.of(e.failure());
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to " + address + " could not be closed", e);
        }
    }
}

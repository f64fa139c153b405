package io.swarmstatus.simulator;

/**
 * What an engine says it is ({@code GET /version}).
 *
 * @param engine version of the engine
 * @param api newest version of its API, which is also the one that a request without a version gets
 * @param minApi oldest version of its API that it still speaks
 */
public record EngineVersion(String engine, ApiVersion api, ApiVersion minApi) {

    /** The oldest engine in wide use, and what Debian 12 packages. */
    public static final EngineVersion DOCKER_20_10 = of("20.10.24", "1.41", "1.12");

    /** The first whose {@code /_ping} tells the state of the swarm. */
    public static final EngineVersion DOCKER_23_0 = of("23.0.6", "1.42", "1.12");

    /** The first that refuses clients older than API 1.24. */
    public static final EngineVersion DOCKER_25_0 = of("25.0.5", "1.44", "1.24");

    /** The first that refuses clients older than API 1.44. */
    public static final EngineVersion DOCKER_29_0 = of("29.0.0", "1.52", "1.44");

    /**
     * These versions.
     *
     * @throws IllegalArgumentException if an API version is not two numbers with a dot between them
     */
    public static EngineVersion of(String engine, String api, String minApi) {
        return new EngineVersion(engine, ApiVersion.parse(api), ApiVersion.parse(minApi));
    }

    /** Whether {@code /_ping} has a {@code Swarm} header. */
    boolean pingTellsSwarm() {
        return api.isAtLeast(1, 42);
    }
}

package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Finds the version of the API to speak with an engine: from {@code GET /_ping}, as any client does, or from
 * {@code GET /version} where a proxy forbids that or takes its header away.
 */
final class EngineVersionNegotiation {

    private static final String PING = "/_ping";
    private static final String VERSION = "/version";

    private EngineVersionNegotiation() {}

    /**
     * Asks the engine.
     *
     * @param limit for the next call
     * @throws EngineException if it does not tell, or is too old to have a swarm
     */
    static ApiVersion with(DockerEngine engine, Supplier<Duration> limit) {
        String whyNotFromPing;
        try {
            return recentEnough(ApiVersion.negotiate(engine.header(PING, limit.get(), "Api-Version")));
        } catch (IllegalArgumentException e) {
            whyNotFromPing = "the Api-Version header of GET " + PING + " is " + e.getMessage();
        } catch (EngineException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            whyNotFromPing = String.valueOf(e.failure().detail());
        }
        return recentEnough(fromVersion(engine, limit, whyNotFromPing));
    }

    private static ApiVersion fromVersion(DockerEngine engine, Supplier<Duration> limit, String whyNotFromPing) {
        try {
            return ApiVersion.negotiate(engine.get(
                    VERSION, limit.get(), body -> EngineJson.object(body, EngineVersionNegotiation::apiVersion)));
        } catch (IllegalArgumentException e) {
            throw new EngineException(EngineFailures.unusable(VERSION, e), e);
        } catch (EngineException e) {
            throw e.isRefusal() ? untold(whyNotFromPing + "; " + e.failure().detail(), e) : e;
        }
    }

    private static String apiVersion(ObjectCursor version) throws IOException {
        var newest = "";
        while (version.next()) {
            if (version.field().equals("ApiVersion")) {
                newest = version.text();
            }
        }
        return newest;
    }

    private static ApiVersion recentEnough(ApiVersion version) {
        if (version.compareTo(ApiVersion.OLDEST) < 0) {
            var words = "the engine is too old: it speaks the API up to " + version + ", and swarms need "
                    + ApiVersion.OLDEST + " (Docker 1.12)";
            throw new EngineException(Failure.of(Condition.COLLECTION_FAILED, words), null);
        }
        return version;
    }

    private static EngineException untold(String why, EngineException cause) {
        return new EngineException(
                Failure.of(Condition.COLLECTION_FAILED, "the engine does not tell its API version: " + why), cause);
    }
}

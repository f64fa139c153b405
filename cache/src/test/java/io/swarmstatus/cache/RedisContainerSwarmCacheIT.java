package io.swarmstatus.cache;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/** The contract on the Redis of the stack file. */
@Testcontainers(disabledWithoutDocker = true)
final class RedisContainerSwarmCacheIT extends RedisCacheContract {

    @Container
    private static final GenericContainer<?> REDIS =
            new GenericContainer<>(DockerImageName.parse("redis:7")).withExposedPorts(6379);

    @Override
    URI url() {
        return URI.create("redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(6379));
    }
}

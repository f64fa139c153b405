package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That rediss:// means a certificate that the JVM trusts, of just this host. */
final class RedisTlsIT {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    @TempDir
    private Path directory;

    @AfterEach
    void trustAsBefore() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    @Test
    void worksWithACertificateThatTheJvmTrusts() throws Exception {
        var store = TlsProxy.newStore(directory, "ip:127.0.0.1");
        trust(store);

        try (var proxy = TlsProxy.start(store, REDIS.port())) {
            var outcome = cacheBehind(proxy).write(good(Instant.now()));

            assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        }
    }

    @Test
    void refusesACertificateThatNobodyTrusts() throws Exception {
        var store = TlsProxy.newStore(directory, "ip:127.0.0.1");

        try (var proxy = TlsProxy.start(store, REDIS.port())) {
            assertThatThrownBy(() -> cacheBehind(proxy).read("default"))
                    .isInstanceOf(CacheUnavailableException.class)
                    .hasMessageContaining("unable to find valid certification path");
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        var store = TlsProxy.newStore(directory, "ip:127.0.0.2");
        trust(store);

        try (var proxy = TlsProxy.start(store, REDIS.port())) {
            assertThatThrownBy(() -> cacheBehind(proxy).read("default"))
                    .isInstanceOf(CacheUnavailableException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    private static void trust(Path store) {
        System.setProperty(TRUST_STORE, store.toString());
        System.setProperty(TRUST_STORE + "Password", TlsProxy.PASSWORD);
    }

    private static SwarmCache cacheBehind(TlsProxy proxy) {
        var url = URI.create("rediss://127.0.0.1:" + proxy.port());
        return REDIS.cache(url, CacheTtls.DEFAULT, RedisTimeouts.DEFAULT);
    }
}

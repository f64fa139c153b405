package io.swarmstatus.api;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.health.HealthStatus;
import io.swarmstatus.service.SecretMask;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes as a JSON Web Key Set. They are kept for five minutes, fetched anew before that is over,
 * and kept for a day where they cannot be. A key that is not among them is looked for again, but never more than twice in 30
 * seconds: whoever makes up key names must not make a flood of it.
 */
final class PublishedKeys implements JWKSource<SecurityContext>, Closeable {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofDays(1);

    private final URI location;
    private final LimitedKeys source;
    private final AtomicReference<@Nullable HealthStatus> told = new AtomicReference<>();

    PublishedKeys(URI location) throws MalformedURLException {
        this.location = location;
        this.source = new LimitedKeys(JWKSourceBuilder.create(
                        location.toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
                .refreshAheadCache(true)
                .retrying(true)
                .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                .healthReporting(report -> tell(report.getHealthStatus(), report.getException()))
                .build());
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        return source.get(selector, context);
    }

    private void tell(HealthStatus status, @Nullable Exception reason) {
        if (told.getAndSet(status) == status) {
            return;
        }
        if (status == HealthStatus.HEALTHY) {
            log.atInfo().addKeyValue("keys", location.getHost()).log("the keys for tokens were fetched");
        } else {
            log.atWarn()
                    .addKeyValue("keys", location.getHost())
                    .addKeyValue(
                            "reason", reason == null ? "unknown" : SecretMask.url(String.valueOf(reason.getMessage())))
                    .log("the keys for tokens cannot be fetched; those that are there go on to be used");
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

package io.swarmstatus.api;

import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a renewed certificate without a restart: looks at the files' contents, as whoever renews them may replace them in any
 * way. New connections get the new one. Files that cannot be used, as may be in the middle of it, leave what was.
 */
final class TlsReload implements AutoCloseable {

    /** How soon a renewed certificate is shown. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(TlsReload.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final TlsFiles files;
    private final Consumer<Tls> server;
    private final Duration period;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("reload-certificate").daemon().unstarted(this::run);
    private TlsMaterial seen;
    private volatile Instant expiresAt;
    private boolean unreadable;

    private TlsReload(TlsFiles files, TlsMaterial served, Instant expiresAt, Consumer<Tls> server, Duration period) {
        this.files = files;
        this.seen = served;
        this.expiresAt = expiresAt;
        this.server = server;
        this.period = period;
    }

    /**
     * Looks at the files from now on.
     *
     * @param served what the server has now
     * @param server takes what it is to have
     */
    static TlsReload start(TlsFiles files, TlsMaterial served, Consumer<Tls> server, Duration period) {
        var reload = new TlsReload(files, served, served.expiresAt(), server, period);
        log.atInfo().addKeyValue("until", reload.expiresAt).log("shows its certificate");
        reload.thread.start();
        return reload;
    }

    /** When the certificate ends that the server shows now. */
    Instant expiresAt() {
        return expiresAt;
    }

    private void run() {
        try {
            while (!stopped.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as good as told to stop
        }
    }

    /** Each content is tried once: a bad one is told of once. */
    private void look() {
        try {
            var found = files.read();
            unreadable = false;
            if (!found.equals(seen)) {
                seen = found;
                server.accept(found.tls());
                expiresAt = found.expiresAt();
                log.atInfo().addKeyValue("until", expiresAt).log("shows another certificate");
            }
        } catch (IOException e) {
            if (!unreadable) {
                log.atWarn().addKeyValue("reason", e.toString()).log("the certificate's files cannot be read");
            }
            unreadable = true;
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("the new certificate cannot be used; goes on with the old one");
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.atWarn().addKeyValue("limit", STOP_LIMIT).log("the look at certificates did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

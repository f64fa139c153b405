package io.swarmstatus.producer;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in words why there was no TLS with an engine. */
final class TlsFailures {

    private static final int DEEPEST_CAUSE = 10;
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    /** What a server says of a certificate that it does not like, or misses. */
    private static final Set<String> OF_CLIENT_CERTIFICATES = Set.of(
            "access_denied",
            "bad_certificate",
            "certificate_expired",
            "certificate_required",
            "certificate_revoked",
            "certificate_unknown",
            "handshake_failure",
            "unknown_ca",
            "unsupported_certificate");

    private TlsFailures() {}

    /** Why; empty if it was not for TLS. */
    static Optional<String> words(EngineAddress engine, Throwable failure) {
        var causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
        return engine.tls()
                .filter(_ -> causes.stream().anyMatch(SSLException.class::isInstance))
                .map(tls -> ofCertificate(engine, tls, causes)
                        .or(() -> ofAlert(tls, causes))
                        .orElseGet(() -> ofHandshake(engine, causes)));
    }

    /** The engine has said nothing at all, or broken off: what that may mean with TLS, and without. */
    static String hint(EngineAddress engine) {
        if (engine.isPlainTcp()) {
            return "; if the engine speaks TLS, set docker.tls-verify";
        }
        return engine.tls()
                .map(tls -> tls.showsCertificate()
                        ? "; the engine may not accept the client certificate in " + tls.directory()
                        : "; the engine may demand a client certificate, and there is none in " + tls.directory())
                .orElse("");
    }

    /** What our side does not like. */
    private static Optional<String> ofCertificate(EngineAddress engine, EngineTls tls, List<Throwable> causes) {
        if (has(causes, CertificateExpiredException.class)) {
            return Optional.of("the engine's certificate has expired");
        }
        if (has(causes, CertificateNotYetValidException.class)) {
            return Optional.of("the engine's certificate is not valid yet");
        }
        if (has(causes, CertPathBuilderException.class)) {
            return Optional.of("the engine's certificate is not from an authority in " + tls.authorities());
        }
        if (has(causes, CertPathValidatorException.class)) {
            return Optional.of("the engine's certificate does not hold against " + tls.authorities() + ": "
                    + causes.getLast().getMessage());
        }
        if (has(causes, CertificateException.class) || has(causes, SSLPeerUnverifiedException.class)) {
            return Optional.of("the engine's certificate is not for the host "
                    + engine.uri().getHost());
        }
        return Optional.empty();
    }

    /** What the engine does not like. */
    private static Optional<String> ofAlert(EngineTls tls, List<Throwable> causes) {
        return causes.stream()
                .map(cause -> ALERT.matcher(String.valueOf(cause.getMessage())))
                .filter(alert -> alert.find() && OF_CLIENT_CERTIFICATES.contains(alert.group(1)))
                .map(alert -> alert.group(1))
                .findFirst()
                .map(alert -> tls.showsCertificate()
                        ? "the engine does not accept the client certificate in " + tls.directory() + " (" + alert + ")"
                        : "the engine demands a client certificate, and there is none in " + tls.directory() + " ("
                                + alert + ")");
    }

    private static String ofHandshake(EngineAddress engine, List<Throwable> causes) {
        var words = String.valueOf(causes.getFirst().getMessage());
        if (words.contains("Unsupported or unrecognized SSL message")) {
            return "what answers there does not speak TLS, for which docker.tls-verify asks";
        }
        if (has(causes, EOFException.class) || has(causes, SocketException.class)) {
            return "the connection broke in the TLS handshake: TLS may not be spoken there" + hint(engine);
        }
        return "no TLS with the engine: " + words;
    }

    private static boolean has(List<Throwable> causes, Class<?> type) {
        return causes.stream().anyMatch(type::isInstance);
    }
}

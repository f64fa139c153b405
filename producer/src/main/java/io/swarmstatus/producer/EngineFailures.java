package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Tells from an engine's words, or from its silence, what kind of failure it is. */
final class EngineFailures {

    /** Parts of the engine's error texts, unchanged from engine 20.10 to the newest. */
    private static final Map<String, Condition> BY_TEXT = Map.of(
            "docker swarm init", Condition.NOT_IN_SWARM,
            "Worker nodes can't be used", Condition.NOT_A_MANAGER,
            "needs to be unlocked", Condition.SWARM_LOCKED,
            "certificates have expired", Condition.CERTIFICATES_EXPIRED,
            "being prepared or has trouble connecting", Condition.MANAGER_NOT_READY,
            "does not have a leader", Condition.NO_QUORUM,
            // the raft call that got no answer, in the first seconds after the majority is gone
            "context deadline exceeded", Condition.NO_QUORUM);

    /** How the parser begins where it met something that is no JSON, which may be part of anything. */
    private static final Pattern REPEATED = Pattern.compile("^Unrecognized token '.*?':", Pattern.DOTALL);

    private EngineFailures() {}

    /** The failure that an answer other than 200 tells. */
    static Failure ofAnswer(String path, int status, ErrorAnswer answer) {
        var condition = byText(answer.text());
        if (condition.isPresent()) {
            return Failure.of(condition.get(), answer.text());
        }
        var answered = "GET " + path + " was answered " + status + ": ";
        if (answer.missesTls()) {
            return Failure.of(
                    Condition.DOCKER_UNREACHABLE, answered + "the engine speaks TLS, for which docker.tls-verify asks");
        }
        var words = answer.isEngines() ? answer.text() : ProxyRefusal.words(path, status, answer);
        return Failure.of(Condition.COLLECTION_FAILED, answered + words);
    }

    /** The failure that the engine's own view of its membership tells; empty if it is a manager that sees the swarm. */
    static Optional<Failure> ofMembership(EngineInfo info) {
        var condition =
                switch (info.swarmState()) {
                    case "inactive" -> Condition.NOT_IN_SWARM;
                    case "locked" -> Condition.SWARM_LOCKED;
                    case "pending" -> Condition.MANAGER_NOT_READY;
                    case "error" -> byText(info.swarmError()).orElse(Condition.MANAGER_NOT_READY);
                    default -> ofMember(info);
                };
        var detail = info.swarmError().isEmpty() ? null : info.swarmError();
        return condition == Condition.OK ? Optional.empty() : Optional.of(Failure.of(condition, detail));
    }

    private static Condition ofMember(EngineInfo info) {
        if (!info.isManager()) {
            return Condition.NOT_A_MANAGER;
        }
        return info.swarmError().isEmpty()
                ? Condition.OK
                : byText(info.swarmError()).orElse(Condition.OK); // the lists will tell
    }

    /**
     * No answer began: there was no connection, it was closed, or what came over it was no HTTP. Where the transport gave up waiting
     * for a connection or a handshake, the call was not answered in time, whose own limit is as long and may be over first.
     */
    static Failure noAnswer(EngineAddress address, String path, Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return timedOut(path);
        }
        var condition =
                cause instanceof ClientProtocolException ? Condition.COLLECTION_FAILED : Condition.DOCKER_UNREACHABLE;
        var reason = TlsFailures.words(address, cause).orElseGet(() -> ofConnection(address, cause));
        return Failure.of(condition, "GET " + path + " on " + address + ": " + reason);
    }

    private static String ofConnection(EngineAddress address, Throwable cause) {
        if (cause instanceof NoHttpResponseException) {
            return "hung up without an answer" + TlsFailures.hint(address);
        }
        var hasBroken = cause.getClass() == SocketException.class; // others tell that there was no connection
        return words(cause) + (hasBroken ? TlsFailures.hint(address) : "");
    }

    /**
     * A call was not answered, or not to its end, in time. How long that was is left out: it is different each time where
     * the calls before have used up part of it, and a failure that differs is published anew.
     */
    static Failure timedOut(String path) {
        return Failure.of(Condition.TIMED_OUT, "GET " + path + " had no complete answer in time");
    }

    /** An answer broke off or is not what the API promises. Nothing of what it says is repeated: all can read the failure. */
    static Failure unusable(String path, Throwable cause) {
        var words = REPEATED.matcher(words(cause)).replaceFirst("no JSON:");
        return Failure.of(Condition.COLLECTION_FAILED, "the answer to GET " + path + " is not usable: " + words);
    }

    private static Optional<Condition> byText(String message) {
        return BY_TEXT.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String words(Throwable cause) {
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

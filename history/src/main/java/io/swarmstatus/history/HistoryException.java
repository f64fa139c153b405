package io.swarmstatus.history;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** A topic could not be read; the message says why, in words for a person, and names the brokers or the topic. */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kept the topic from being read. */
    public enum Reason {
        /** No broker answered in time, or what was looked for was not found in time. */
        NO_ANSWER,
        /** There is no such topic. */
        NO_TOPIC,
        /** The brokers do not let this reader in, or do not let it read this topic. */
        NOT_ALLOWED,
        /** The reading thread was interrupted; it still is. */
        INTERRUPTED,
        /** Brokers whose names are not known, a setting that no Kafka client takes, a record that is damaged, and whatever else Kafka complains of. */
        FAILED
    }

    HistoryException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** For whoever was interrupted between two readings. */
    public static HistoryException interrupted(InterruptedException cause) {
        return new HistoryException(Reason.INTERRUPTED, "interrupted while reading", cause);
    }

    static HistoryException noTopic(HistorySettings settings) {
        return new HistoryException(
                Reason.NO_TOPIC, "there is no topic \"" + settings.topic() + "\" at " + settings.servers(), null);
    }

    static HistoryException noAnswer(HistorySettings settings, @Nullable Throwable cause) {
        return new HistoryException(
                Reason.NO_ANSWER,
                "no broker answers at " + settings.servers() + " within "
                        + settings.callLimit().toSeconds() + " s",
                cause);
    }

    static HistoryException of(HistorySettings settings, RuntimeException e) {
        return switch (e) {
            case InterruptException _ -> new HistoryException(Reason.INTERRUPTED, "interrupted while reading", e);
            case UnknownTopicOrPartitionException _ -> noTopic(settings);
            case RetriableException _ -> noAnswer(settings, e); // Kafka's time-outs are among these
            case AuthorizationException _ ->
                new HistoryException(
                        Reason.NOT_ALLOWED,
                        "not allowed to read topic \"" + settings.topic() + "\" at " + settings.servers() + ": "
                                + e.getMessage(),
                        e);
            case AuthenticationException _ ->
                new HistoryException(Reason.NOT_ALLOWED, "refused by " + settings.servers() + ": " + e.getMessage(), e);
            default -> new HistoryException(Reason.FAILED, "cannot read: " + rootMessage(e), e);
        };
    }

    /** Kafka's own message of a client that could not be made is no more than that. */
    static String rootMessage(Throwable e) {
        var root = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }
}

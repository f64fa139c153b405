package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/**
 * Why a refresh failed.
 *
 * @param condition the kind of failure, never {@link Condition#OK}
 * @param error the failure in words, the same for every failure of its kind
 * @param detail what the engine or the connection said; null where nothing more is known
 */
public record Failure(
        Condition condition, String error, @Nullable String detail) {

    public Failure {
        if (condition == Condition.OK) {
            throw new IllegalArgumentException("ok is not a failure");
        }
    }

    /** The failure of this kind, in its own words. */
    public static Failure of(Condition condition, @Nullable String detail) {
        return new Failure(condition, condition.words(), detail);
    }

    /** Both the words and, where there is one, the detail: for logs. */
    public String message() {
        return detail == null ? error : error + ": " + detail;
    }
}

package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/** Bytes that are no change; the message names the field and what is wrong with it. */
public final class InvalidChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidChangeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

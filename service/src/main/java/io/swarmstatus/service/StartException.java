package io.swarmstatus.service;

import org.jspecify.annotations.Nullable;

/** A service cannot start; the message says why, in words for the person who started it. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

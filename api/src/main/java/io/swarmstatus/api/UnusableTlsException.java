package io.swarmstatus.api;

import org.jspecify.annotations.Nullable;

/** Files from which no HTTPS can be made; the message says what is wrong with them. */
final class UnusableTlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableTlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

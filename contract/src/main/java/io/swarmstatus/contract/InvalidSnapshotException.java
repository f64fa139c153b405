package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/** Bytes that are no snapshot; the message names the field and what is wrong with it. */
public final class InvalidSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

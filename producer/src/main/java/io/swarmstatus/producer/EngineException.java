package io.swarmstatus.producer;

import io.swarmstatus.contract.Failure;
import org.jspecify.annotations.Nullable;

/** An engine could not be read; says why, in the contract's terms. */
final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    EngineException(Failure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}

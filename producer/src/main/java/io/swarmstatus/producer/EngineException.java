package io.swarmstatus.producer;

import io.swarmstatus.contract.Failure;
import org.jspecify.annotations.Nullable;

/** An engine could not be read; says why, in the contract's terms. */
final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean refusal;

    EngineException(Failure failure, @Nullable Throwable cause) {
        this(failure, cause, false);
    }

    private EngineException(Failure failure, @Nullable Throwable cause, boolean refusal) {
        super(failure.message(), cause);
        this.failure = failure;
        this.refusal = refusal;
    }

    /** The answer was that this call is not for the caller: a status of 4xx. */
    static EngineException refused(Failure failure) {
        return new EngineException(failure, null, true);
    }

    Failure failure() {
        return failure;
    }

    /** Whether another call may go better: this one was answered, and refused. */
    boolean isRefusal() {
        return refusal;
    }
}

package io.swarmstatus.simulator;

/** The request is one that a real engine would not answer. */
final class RejectedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String message;

    RejectedRequestException(int status, String message) {
        super(message);
        this.status = status;
        this.message = message;
    }

    int status() {
        return status;
    }

    /** What the engine says to the client. */
    String reason() {
        return message;
    }
}

package io.swarmstatus.producer;

/** A snapshot could not be published; the message says whereto and why. */
final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    private PublishException(String message, Throwable cause, boolean isFinal) {
        super(message, cause);
        this.isFinal = isFinal;
    }

    /** To be tried again. */
    static PublishException forNow(String message, Throwable cause) {
        return new PublishException(message, cause, false);
    }

    /** It can never be published as it is. */
    static PublishException forEver(String message, Throwable cause) {
        return new PublishException(message, cause, true);
    }

    /** Whether trying again would be of no use. */
    boolean isFinal() {
        return isFinal;
    }
}

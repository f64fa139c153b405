package io.swarmstatus.producer;

/** A snapshot could not be published; the message says whereto and why. */
final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.swarmstatus.cache;

/** The store could not be asked, or did not answer in time; the message says which store and why. */
public final class CacheUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CacheUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

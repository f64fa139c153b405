package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** One encoding of an answer, with the headers that belong to it, all ready to be sent. */
final class Representation {

    private final byte[] body;
    private final String entityTag;
    private final Header entityTagHeader;
    private final Header lengthHeader;

    /**
     * @param body kept, not copied
     * @param entityTag strong, with its quotation marks
     */
    Representation(byte[] body, String entityTag) {
        this.body = body;
        this.entityTag = entityTag;
        this.entityTagHeader = HeaderValues.createCached(HeaderNames.ETAG, entityTag);
        this.lengthHeader = HeaderValues.createCached(HeaderNames.CONTENT_LENGTH, body.length);
    }

    /** The bytes themselves, not a copy: for sending alone. */
    byte[] body() {
        return body;
    }

    String entityTag() {
        return entityTag;
    }

    Header entityTagHeader() {
        return entityTagHeader;
    }

    Header lengthHeader() {
        return lengthHeader;
    }

    /**
     * Whether an {@code If-None-Match} names this representation (RFC 9110, 13.1.2). A tag ends with the quotation mark
     * that it began with and has none inside, so this one cannot be found within another.
     */
    boolean isNamedBy(String ifNoneMatch) {
        return ifNoneMatch.contains(entityTag) || ifNoneMatch.strip().equals("*");
    }
}

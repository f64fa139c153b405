package io.swarmstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says which problem it is
 * @param instance the path that was asked for; absent where the request was not read so far
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance) {

    static Problem of(Status status, String detail, String path) {
        return new Problem("about:blank", status.reasonPhrase(), status.code(), detail, path.isEmpty() ? null : path);
    }
}

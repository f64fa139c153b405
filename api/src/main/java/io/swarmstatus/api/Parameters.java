package io.swarmstatus.api;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parameters of a request's query. */
record Parameters(ServerRequest request) {

    /**
     * The value of a parameter, the first if there are several; empty without.
     *
     * @param parser throws {@link IllegalArgumentException}, saying what is expected, on what it cannot take
     * @throws HttpException 400 on such a value, naming the parameter and the value
     */
    <T> Optional<T> value(String name, Function<String, T> parser) {
        return request.query().first(name).asOptional().map(text -> parsed(name, text, parser));
    }

    /** Whether it is there, with whatever value. */
    boolean has(String name) {
        return request.query().contains(name);
    }

    /** All values of a parameter, of which each may be several, separated by commas. */
    <T> List<T> values(String name, Function<String, T> parser) {
        if (!request.query().contains(name)) {
            return List.of();
        }
        return request.query().all(name).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(text -> parsed(name, text, parser))
                .distinct()
                .toList();
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw rejection("%s: \"%s\": %s".formatted(name, text, e.getMessage()));
        }
    }

    /** 400 for this reason. */
    static HttpException rejection(String reason) {
        return new HttpException(reason, Status.BAD_REQUEST_400, true);
    }
}

package io.swarmstatus.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Which part of the past is asked for.
 *
 * @param from the first instant
 * @param to the first instant that does not belong to it
 * @param limit how many records at most
 * @param cursor where a page ended that this one continues; absent for the first
 */
record PageQuery(Instant from, Instant to, int limit, OptionalLong cursor) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1_000;

    /** @param period how far it goes back where the request does not say */
    static PageQuery of(Parameters parameters, Instant now, Duration period) {
        var to = parameters.value("to", text -> InstantText.parse(text, now)).orElse(now);
        var from =
                parameters.value("from", text -> InstantText.parse(text, now)).orElseGet(() -> to.minus(period));
        if (from.isAfter(to)) {
            throw Parameters.rejection("from: \"" + from + "\" is after to: \"" + to + "\"");
        }
        var limit = parameters.value("limit", PageQuery::limit).orElse(DEFAULT_LIMIT);
        var cursor = parameters.value("cursor", PageQuery::offset);
        return new PageQuery(from, to, limit, cursor.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,4}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        }
        throw new IllegalArgumentException("expected a number from 1 to " + HIGHEST_LIMIT);
    }

    private static long offset(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("expected what the link to this page had");
    }

    /**
     * The query of the page after this one.
     *
     * @param cursor where it begins
     */
    String next(long cursor) {
        return "from=" + encoded(from.toString()) + "&to=" + encoded(to.toString()) + "&limit=" + limit + "&cursor="
                + cursor;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

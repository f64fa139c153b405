package io.swarmstatus.api;

import java.util.Set;
import java.util.regex.Pattern;

/** What a client takes, by its {@code Accept-Encoding} (RFC 9110, 12.5.3). */
final class AcceptEncoding {

    private static final Pattern WEIGHT =
            Pattern.compile("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)", Pattern.CASE_INSENSITIVE);
    private static final double NOT_NAMED = -1;

    /** What nearly all clients say: known without being parsed. */
    private static final Set<String> USUAL = Set.of(
            "gzip",
            "gzip, deflate",
            "gzip, deflate, br",
            "gzip, deflate, br, zstd",
            "deflate, gzip, br, zstd",
            "gzip,deflate");

    private AcceptEncoding() {}

    /** Whether gzip may be sent, and is not liked less than the plain body. */
    static boolean takesGzip(String field) {
        return USUAL.contains(field) || allowsGzip(field);
    }

    private static boolean allowsGzip(String field) {
        double gzip = NOT_NAMED;
        double anyOther = NOT_NAMED;
        double plain = NOT_NAMED;
        for (var element : field.split(",", -1)) {
            var semicolon = element.indexOf(';');
            var coding = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
            var weight =
                    semicolon < 0 ? 1 : weight(element.substring(semicolon + 1).strip());
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                gzip = weight;
            } else if (coding.equals("*")) {
                anyOther = weight;
            } else if (coding.equalsIgnoreCase("identity")) {
                plain = weight;
            }
        }
        var effective = gzip == NOT_NAMED ? anyOther : gzip;
        return effective > 0 && effective >= plain;
    }

    /** A weight that is none counts as a refusal: what is sent plain can be read by all. */
    private static double weight(String parameter) {
        var matcher = WEIGHT.matcher(parameter);
        return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}

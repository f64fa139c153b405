package io.swarmstatus.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which of the forms of a document a client prefers, by its {@code Accept} (RFC 9110, 12.5.1). */
final class Accept {

    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private Accept() {}

    /** Whether JSON is asked for by its name, and nothing that YAML is, is liked better. */
    static boolean prefersJson(List<String> fields) {
        var json = weight(fields, "application/json");
        var yaml = weight(fields, "application/yaml");
        var any = Math.max(weight(fields, "*/*"), weight(fields, "application/*"));
        return json > yaml && json >= any;
    }

    /** 0 where the type is not named. */
    private static double weight(List<String> fields, String type) {
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .filter(range -> range.split(";", 2)[0].strip().equalsIgnoreCase(type))
                .mapToDouble(Accept::weight)
                .max()
                .orElse(0);
    }

    private static double weight(String range) {
        var matcher = WEIGHT.matcher(range);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 1;
    }
}

package io.swarmstatus.bench;

import java.util.regex.Pattern;

/**
 * The alerting rules as they are shipped, but with shorter times: what they say is left as it is, and how long it has to be so,
 * or back to when it is looked for, comes down to seconds, of an hour to minutes.
 */
final class ShortRules {

    private static final Pattern FOR = Pattern.compile("(?m)^(\\s+for: ).*$");
    private static final Pattern RANGE = Pattern.compile("\\[\\d+[sm]]");
    private static final Pattern SAMPLED_RANGE = Pattern.compile("\\[\\d+[sm]:\\d+[smh]]");
    private static final Pattern LONG_RANGE = Pattern.compile("\\[\\d+h:\\d+[smh]]");

    private ShortRules() {}

    static String of(String rules) {
        var soon = FOR.matcher(rules).replaceAll("$12s");
        var lately = RANGE.matcher(soon).replaceAll("[10s]");
        var sampled = SAMPLED_RANGE.matcher(lately).replaceAll("[3s:1s]");
        return LONG_RANGE.matcher(sampled).replaceAll("[2m:1s]");
    }
}

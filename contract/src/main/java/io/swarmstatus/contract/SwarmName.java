package io.swarmstatus.contract;

import java.util.regex.Pattern;

/** The name that a swarm is known by: the record's key, part of the Redis keys, part of the REST paths. */
public final class SwarmName {

    /** The name of the swarm where only one is watched. */
    public static final String DEFAULT = "default";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    static final String RULE =
            "a swarm's name has 1 to 63 letters, digits, '.', '_' or '-', and begins with a letter or digit";

    private SwarmName() {}

    /**
     * The name itself, if it is one.
     *
     * @throws IllegalArgumentException saying what a name may be made of
     */
    public static String requireValid(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(RULE);
        }
        return name;
    }

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }
}

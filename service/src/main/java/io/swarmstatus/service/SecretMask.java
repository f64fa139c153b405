package io.swarmstatus.service;

import java.util.regex.Pattern;

/** Takes secrets out of what is about to be shown. */
public final class SecretMask {

    private static final String MASK = "***";

    /** Headers are those that traces are sent with, which let the sender in. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|passwd|secret|token|jaas|credential|private|keystore\\.key|(api|access)[._-]?key|user\\.info|headers",
            Pattern.CASE_INSENSITIVE);

    /**
     * Up to the last at sign: one within a password that was not encoded must not end it. With or without a colon: who
     * forgets that has a password in the user's place.
     */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://).+(?=@)");

    /** What some want in a URL's query: {@code ?access_token=…}. */
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "(?<=[?&])([^=&#\\s]*(?:password|secret|token|key|signature)[^=&#\\s]*=)[^&#\\s]+",
            Pattern.CASE_INSENSITIVE);

    private SecretMask() {}

    /** The value, unless its key or its form says that it is a secret. */
    public static String mask(String key, String value) {
        return !value.isEmpty() && SECRET_KEY.matcher(key).find() ? MASK : url(value);
    }

    /** The text, with user name and password of every URL in it masked, and the parameters that are called a secret. */
    public static String url(String text) {
        return SECRET_PARAMETER
                .matcher(USER_INFO.matcher(text).replaceAll(MASK))
                .replaceAll("$1" + MASK);
    }
}

package io.swarmstatus.simulator;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of the Docker Engine API, such as 1.41; versions are ordered by age. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<ApiVersion> BY_AGE =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /**
     * The version that the text names.
     *
     * @throws IllegalArgumentException if the text is not two numbers with a dot between them
     */
    public static ApiVersion parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not a version of the Engine API: " + text));
    }

    /** The version in the text, if it is one. */
    static Optional<ApiVersion> read(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    boolean isAtLeast(int thatMajor, int thatMinor) {
        return compareTo(new ApiVersion(thatMajor, thatMinor)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return BY_AGE.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}

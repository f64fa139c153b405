package io.swarmstatus.producer;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A version of the Engine API, such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The first with swarms: Docker 1.12. */
    static final ApiVersion OLDEST = new ApiVersion(1, 24);

    /** The newest version whose answers this program was written for. */
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    /** From here on {@code GET /services} counts each service's tasks when asked to. */
    static final ApiVersion WITH_SERVICE_STATUS = new ApiVersion(1, 41);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /**
     * The version to speak with an engine: its newest, or ours if that is older.
     *
     * @param engineNewest as the engine tells it
     * @throws IllegalArgumentException if that is no version
     */
    static ApiVersion negotiate(String engineNewest) {
        var form = FORM.matcher(engineNewest);
        if (!form.matches()) {
            throw new IllegalArgumentException("not an API version: \"" + engineNewest + "\"");
        }
        var engine = new ApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        return engine.compareTo(NEWEST) < 0 ? engine : NEWEST;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    /** What a path of this version begins with. */
    String pathPrefix() {
        return "/v" + this;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}

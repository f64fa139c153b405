package io.swarmstatus.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is wrong with a key when that begins, and not at every look at it. */
final class Complaints {

    /** Nothing is wrong. */
    static final String NONE = "";

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    private final Map<String, String> standing = new ConcurrentHashMap<>();

    /** Says what is wrong with a key now. */
    void about(String key, String wrong) {
        if (wrong.equals(NONE)) {
            standing.remove(key);
        } else if (!wrong.equals(standing.put(key, wrong))) {
            LOG.atWarn().addKeyValue("key", key).addKeyValue("because", wrong).log("A key in Redis cannot be read");
        }
    }
}

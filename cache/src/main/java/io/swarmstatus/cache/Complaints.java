package io.swarmstatus.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is wrong with a key once, and not at every look at it, until something else is wrong or it was well. */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    private final Map<String, String> standing = new ConcurrentHashMap<>();

    void wrong(String key, String what) {
        if (!what.equals(standing.put(key, what))) {
            LOG.atWarn().addKeyValue("key", key).addKeyValue("what", what).log("A key in Redis cannot be read");
        }
    }

    void well(String key) {
        standing.remove(key);
    }
}

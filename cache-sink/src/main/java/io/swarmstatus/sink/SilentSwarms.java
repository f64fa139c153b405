package io.swarmstatus.sink;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The swarms that nobody publishes the status of; the log is told when a silence begins and when it ends. */
final class SilentSwarms {

    private static final Logger log = LoggerFactory.getLogger(SilentSwarms.class);
    private static final int MOST_NAMED = 10;

    private final Map<String, Instant> silent = new ConcurrentSkipListMap<>();

    /** Notes that a swarm is silent since its newest snapshot; any number of times. */
    void begin(String swarm, Instant newest) {
        if (silent.put(swarm, newest) == null) {
            log.atWarn()
                    .addKeyValue("swarm", swarm)
                    .addKeyValue("since", newest)
                    .log("nobody publishes this swarm's status");
        }
    }

    /** Notes that it is heard, silent before or not. */
    void end(String swarm) {
        var since = silent.remove(swarm);
        if (since != null) {
            log.atInfo()
                    .addKeyValue("swarm", swarm)
                    .addKeyValue("since", since)
                    .log("this swarm's status is published again");
        }
    }

    /** Another sink looks after this one from now on. */
    void forget(String swarm) {
        silent.remove(swarm);
    }

    /** How many are silent. */
    int size() {
        return silent.size();
    }

    /** Who is silent since when; some of them, where they are many. */
    String words() {
        var named = silent.entrySet().stream()
                .limit(MOST_NAMED)
                .map(one -> one.getKey() + " since " + one.getValue())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "none is silent" : silent.size() + " silent: " + named;
    }
}

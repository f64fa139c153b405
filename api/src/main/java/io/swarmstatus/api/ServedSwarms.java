package io.swarmstatus.api;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The swarms that this api serves, by name. A request for any other leaves nothing behind. */
final class ServedSwarms {

    /** Each one costs memory, and a read of the cache four times a second. */
    static final int MOST = 100;

    private final Map<String, ServedSwarm> byName;

    private ServedSwarms(Map<String, ServedSwarm> byName) {
        this.byName = byName;
    }

    /** @throws IllegalArgumentException if they are more than {@link #MOST} */
    static ServedSwarms of(List<ServedSwarm> swarms) {
        if (swarms.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " swarms can be served");
        }
        return new ServedSwarms(swarms.stream().collect(toUnmodifiableMap(ServedSwarm::name, Function.identity())));
    }

    Collection<ServedSwarm> all() {
        return byName.values();
    }

    Optional<ServedSwarm> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

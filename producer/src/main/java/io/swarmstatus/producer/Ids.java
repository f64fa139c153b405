package io.swarmstatus.producer;

import java.util.HashSet;
import java.util.Set;

/** Sets of the IDs by which the engine names its objects. */
final class Ids {

    private Ids() {}

    /** All that are in any of these. */
    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        var all = new HashSet<String>();
        for (var set : sets) {
            all.addAll(set);
        }
        return all;
    }
}

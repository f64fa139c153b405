package io.swarmstatus.producer;

import java.util.Set;

/**
 * IDs of services whose tasks are counted anew at the next two outlines, or looks at the whole, so that at least one of these
 * comes a poll after an event told of them: what follows on an event takes a moment to begin.
 *
 * @param lately of those that events have told of since the last outline
 * @param before of those that events had told of between the last two
 */
record Watch(Set<String> lately, Set<String> before) {

    static final Watch NOTHING = new Watch(Set.of(), Set.of());

    Watch {
        lately = Set.copyOf(lately);
        before = Set.copyOf(before);
    }

    /** After a look for which events had told of these. */
    Watch after(Depth depth, Set<String> told) {
        return depth == Depth.SUSPECTS ? new Watch(Ids.union(lately, told), before) : new Watch(told, lately);
    }

    Set<String> all() {
        return Ids.union(lately, before);
    }
}

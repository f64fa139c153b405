package io.swarmstatus.producer;

import java.util.Set;

/**
 * IDs of services whose tasks are counted anew at the next two outlines, or looks at the whole, so that at least one of these
 * comes a poll after there was a reason to: what follows on an event takes a moment to begin, and so may what a count has shown.
 *
 * @param lately of those for which there was a reason since the last outline
 * @param before of those for which there was one between the last two
 */
record Watch(Set<String> lately, Set<String> before) {

    static final Watch NOTHING = new Watch(Set.of(), Set.of());

    Watch {
        lately = Set.copyOf(lately);
        before = Set.copyOf(before);
    }

    /** After a look that gave a reason to watch these. */
    Watch after(Depth depth, Set<String> toWatch) {
        return depth == Depth.SUSPECTS ? new Watch(Ids.union(lately, toWatch), before) : new Watch(toWatch, lately);
    }

    Set<String> all() {
        return Ids.union(lately, before);
    }
}

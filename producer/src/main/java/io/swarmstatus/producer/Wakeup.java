package io.swarmstatus.producer;

/**
 * Why the loop turns.
 *
 * @param touched what has to be looked at because of it
 */
record Wakeup(Reason reason, Touched touched) {

    /** From the weakest to the strongest. */
    enum Reason {
        /** It is time to. */
        TIME,
        /** Who speaks may have changed, or events may have been missed. */
        NUDGE,
        /** The engine has told of a change. */
        EVENT
    }

    static final Wakeup TIME = new Wakeup(Reason.TIME, Touched.NOTHING);
    static final Wakeup NUDGE = new Wakeup(Reason.NUDGE, Touched.ANYTHING);

    static Wakeup by(EngineEvent event) {
        return new Wakeup(Reason.EVENT, Touched.by(event));
    }

    /** For both reasons at once: the stronger one counts, and what either has touched. */
    Wakeup and(Wakeup other) {
        return new Wakeup(reason.compareTo(other.reason) > 0 ? reason : other.reason, touched.and(other.touched));
    }

    boolean isEvent() {
        return reason == Reason.EVENT;
    }
}

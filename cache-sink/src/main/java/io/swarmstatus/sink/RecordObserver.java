package io.swarmstatus.sink;

/** Is told what becomes of each record of the snapshot topic; called on the stream's threads. */
interface RecordObserver {

    /** For whoever does not want to know. */
    RecordObserver NONE = new RecordObserver() {

        @Override
        public void accepted(boolean newest) {}

        @Override
        public void refused(RefusalKind why) {}
    };

    /**
     * It is a snapshot.
     *
     * @param newest whether it is kept; otherwise a newer one was there already
     */
    void accepted(boolean newest);

    /** It goes to the dead letters. */
    void refused(RefusalKind why);
}

package io.swarmstatus.sink;

/**
 * Who watches the records of the snapshot topic on their way.
 *
 * @param observer counts them
 * @param tracing goes on with their traces
 */
record WatchedRecords(RecordObserver observer, RecordTracing tracing) {}

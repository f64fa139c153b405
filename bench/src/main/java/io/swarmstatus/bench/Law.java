package io.swarmstatus.bench;

/** What has to hold whatever befalls the pipeline. */
enum Law {
    STATUS("an answer other than 200, or none, from a replica that is up"),
    SLOW("an answer that took longer than 100 ms, though it was sent in time and had a processor"),
    OLDER("an answer older than one before it from the same process"),
    FIGURES("an answer without figures from a process that had served some before"),
    FRESH("not fresh again in 5 s after the last fault"),
    READY("a part that did not get ready, or did not stop, in time"),
    LOAD("requests that could not be made, because too many were under way");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

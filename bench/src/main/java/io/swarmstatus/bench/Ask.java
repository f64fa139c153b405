package io.swarmstatus.bench;

/** The kinds of requests that servers of a status are measured by. */
enum Ask {
    PLAIN("plain"),
    GZIP("gzip"),
    NOT_MODIFIED("304");

    private final String words;

    Ask(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

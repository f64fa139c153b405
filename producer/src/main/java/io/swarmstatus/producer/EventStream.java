package io.swarmstatus.producer;

/** The engine's events, as the turns see them. */
interface EventStream {

    /** Whether they are heard: what happens meanwhile is told, as far as there are events of it. */
    boolean isOpen();

    /** Gives the stream up for a new one: it seems to have gone silent. */
    void reopen();
}

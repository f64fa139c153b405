package io.swarmstatus.bench;

/**
 * What a figure is held against.
 *
 * @param name of the program, such as {@code nginx}
 * @param value in the finding's unit
 */
record Against(Kind kind, String name, Spread value) {

    enum Kind {
        /** What people use instead. */
        PEER,

        /** What does the least that has to be done, and so what the machine allows. */
        LIMIT
    }
}

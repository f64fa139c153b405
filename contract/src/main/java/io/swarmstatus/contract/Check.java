package io.swarmstatus.contract;

/** What the records refuse to hold, so that whatever is encoded keeps to the schema. Messages begin with the field. */
final class Check {

    private Check() {}

    static void that(boolean valid, String field, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException(field + ": " + otherwise);
        }
    }

    static void notNegative(String field, long value) {
        that(value >= 0, field, "must be 0 or more, not " + value);
    }

    /** Also refuses what JSON has no number for: NaN and the infinities. */
    static void notNegative(String field, double value) {
        that(value >= 0 && value <= Double.MAX_VALUE, field, "must be 0 or more, not " + value);
    }
}

package io.swarmstatus.contract;

/** What the records refuse to hold, so that whatever is encoded keeps to the schema. Messages begin with the field. */
final class Check {

    private Check() {}

    static void that(boolean valid, String field, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException(field + ": " + otherwise);
        }
    }

    static void version(int found, int known) {
        if (found != known) {
            throw new IllegalArgumentException("schema_version: " + JsonCodec.unsupported(found, known));
        }
    }

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw negative(field, value);
        }
    }

    /** Also refuses what JSON has no number for: NaN and the infinities. */
    static void notNegative(String field, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw negative(field, value);
        }
    }

    /** Made only where it is needed: to spell every number of a snapshot takes as long as to read some fields. */
    private static IllegalArgumentException negative(String field, Object value) {
        return new IllegalArgumentException(field + ": must be 0 or more, not " + value);
    }
}

package io.swarmstatus.history;

/**
 * A stretch of one partition.
 *
 * @param first the offset that it begins with
 * @param end the offset before which it ends
 */
public record Span(int partition, long first, long end) {

    public Span {
        end = Math.max(first, end);
    }

    /** What is left of it from this offset on; a cursor from elsewhere cannot leave the span. */
    public Span from(long offset) {
        return new Span(partition, Math.clamp(offset, first, end), end);
    }

    /** How many offsets it has; at least as many as records, since transactions leave gaps. */
    public long length() {
        return end - first;
    }
}

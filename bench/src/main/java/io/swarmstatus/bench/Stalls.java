package io.swarmstatus.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.LongStream;

/** When something waited for a processor, or for something else that is not the api's, and how long. Keeps the newest; for any thread. */
final class Stalls {

    /** More than fall into the time of any one request. */
    private static final int MOST = 20_000;

    private final Deque<Stall> stalls = new ArrayDeque<>();

    /** From when to when, by {@link System#nanoTime}, and how long within that. */
    private record Stall(long from, long to, long nanos) {

        boolean overlaps(long otherFrom, long otherTo) {
            return from - otherTo < 0 && otherFrom - to < 0;
        }
    }

    synchronized void add(long from, long to, long nanos) {
        stalls.addLast(new Stall(from, to, nanos));
        if (stalls.size() > MOST) {
            stalls.removeFirst();
        }
    }

    /** The longest that overlaps with this time; 0 without one. */
    synchronized long longestNanosWithin(long from, long to) {
        return within(from, to).max().orElse(0);
    }

    /** All that overlap with this time. */
    synchronized long nanosWithin(long from, long to) {
        return within(from, to).sum();
    }

    private LongStream within(long from, long to) {
        return stalls.stream().filter(stall -> stall.overlaps(from, to)).mapToLong(Stall::nanos);
    }
}

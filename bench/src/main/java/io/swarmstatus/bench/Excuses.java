package io.swarmstatus.bench;

/** What of the time of an answer is not the api's. */
@FunctionalInterface
interface Excuses {

    /** So many nanoseconds of the time between two instants of {@link System#nanoTime} went by without the api's doing. */
    long nanosWithin(FaultTarget replica, long from, long to);

    /** The larger of a stall that an echo saw, and of the waits for a processor. */
    static Excuses of(Stalls echoes, WaitSampler waits) {
        return (replica, from, to) ->
                Math.max(echoes.longestNanosWithin(from, to), waits.nanosWithin(replica, from, to));
    }
}

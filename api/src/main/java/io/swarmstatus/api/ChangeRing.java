package io.swarmstatus.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest changes of one swarm. Who streams them reads here at its own pace, and holds nothing of its own; one that falls so far
 * behind that what comes next for it is no longer here is told so, and finds it on the topic.
 */
final class ChangeRing {

    static final int MOST = 256;
    static final int MOST_BYTES = 1024 * 1024;

    private final Deque<LiveChange> changes = new ArrayDeque<>();
    private long firstOffset;
    private int bytes;
    private int readers;
    private boolean ended;

    /** @param firstOffset all changes of the swarm from this place on the topic on will be added */
    ChangeRing(long firstOffset) {
        this.firstOffset = firstOffset;
    }

    /** For the one thread that follows the topic. */
    synchronized void add(LiveChange change) {
        changes.addLast(change);
        bytes += change.size();
        while (changes.size() > MOST || (bytes > MOST_BYTES && changes.size() > 1)) {
            var oldest = changes.removeFirst();
            bytes -= oldest.size();
            firstOffset = oldest.offset() + 1;
        }
        notifyAll();
    }

    /** Nothing will be added any more; all readers are told. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void enter() {
        readers++;
    }

    synchronized void leave() {
        readers--;
    }

    synchronized boolean hasReaders() {
        return readers > 0;
    }

    /** From this place on the topic on all changes of the swarm are here. */
    synchronized long firstOffset() {
        return firstOffset;
    }

    /**
     * The changes from an offset on; waits for one, and at most so long.
     *
     * @return none where none came in time
     * @throws EndedException where there will be none
     * @throws BehindException where some of them are no longer here
     */
    synchronized List<LiveChange> from(long offset, Duration limit)
            throws InterruptedException, EndedException, BehindException {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            if (ended) {
                throw new EndedException();
            }
            if (offset < firstOffset) {
                throw new BehindException();
            }
            if (!changes.isEmpty() && changes.getLast().offset() >= offset) {
                return changes.stream()
                        .filter(change -> change.offset() >= offset)
                        .toList();
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return List.of();
            }
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    /** A reader cannot go on at all. */
    static final class EndedException extends Exception {

        private static final long serialVersionUID = 1L;

        private EndedException() {
            super("the topic cannot be followed", null, false, false);
        }
    }

    /** A reader was too slow, and can go on here once it has read what is before {@link #firstOffset} elsewhere. */
    static final class BehindException extends Exception {

        private static final long serialVersionUID = 1L;

        private BehindException() {
            super("the reader was too slow", null, false, false);
        }
    }
}

package io.swarmstatus.producer;

import org.jspecify.annotations.Nullable;

/** Which of its values a state has; of none until it is set. Set by one thread, read by any. */
final class OneHot<E extends Enum<E>> {

    private volatile @Nullable E current;

    void set(E value) {
        current = value;
    }

    boolean is(E value) {
        return current == value;
    }
}

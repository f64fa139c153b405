package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;

/**
 * What looking at the swarm may cost its engine: one part in twenty of the time in the long run, and what was saved up of
 * that while there was little to see, so that a burst of changes is followed closely.
 *
 * @param saved how much collection time is left; below zero after a look that took longer
 * @param at when that was
 */
record LookBudget(Duration saved, Instant at) {

    private static final int SHARE = 20;
    private static final Duration MOST = Duration.ofSeconds(10);

    static LookBudget full(Instant now) {
        return new LookBudget(MOST, now);
    }

    /** After a look that has just ended. */
    LookBudget spend(Duration look, Instant now) {
        return new LookBudget(at(now).saved.minus(look), now);
    }

    /** Whether enough is left for a burst of changes. */
    boolean isAmple(Instant now) {
        return at(now).saved.compareTo(MOST.dividedBy(2)) >= 0;
    }

    /**
     * How long to wait until another look like the last one is affordable; zero where it is already. One that takes longer
     * than what can be saved waits for all that can.
     */
    Duration until(Duration look, Instant now) {
        var price = look.compareTo(MOST) < 0 ? look : MOST;
        var missing = price.minus(at(now).saved);
        return missing.isPositive() ? missing.multipliedBy(SHARE) : Duration.ZERO;
    }

    /** The longest pause that a look of this length ever calls for: it then takes no more than its share of the time. */
    static Duration share(Duration look) {
        return look.multipliedBy(SHARE);
    }

    private LookBudget at(Instant now) {
        var passed = Duration.between(at, now);
        var gained = passed.isNegative() ? Duration.ZERO : passed.dividedBy(SHARE);
        var sum = saved.plus(gained);
        return new LookBudget(sum.compareTo(MOST) < 0 ? sum : MOST, now);
    }
}

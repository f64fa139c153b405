package io.swarmstatus.contract;

import static net.jqwik.api.Arbitraries.doubles;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.strings;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary values of a snapshot's fields: any text, any figure from 0 up, any instant that RFC 3339 can write. */
final class Values {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Values() {}

    static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                        integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Also what JSON must escape, what is longer than two bytes in UTF-8, and half of a surrogate pair. */
    static Arbitrary<String> texts() {
        var awkward = Arbitraries.of("", " ", "\"\\/", "\u0000\n\u2028", "ß漢🐳", "\ud800", "null");
        return Arbitraries.oneOf(
                strings().alpha().ofMaxLength(12), strings().all().ofMaxLength(8), awkward);
    }

    /** A field's name cannot hold half of a surrogate pair: JSON readers take that in values alone. */
    static Arbitrary<String> names() {
        return texts().filter(text -> text.codePoints().noneMatch(Values::isHalfOfAPair));
    }

    private static boolean isHalfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    static Arbitrary<Integer> counts() {
        return integers().between(0, Integer.MAX_VALUE);
    }

    static Arbitrary<Long> amounts() {
        return longs().between(0, Long.MAX_VALUE);
    }

    static Arbitrary<Double> measures() {
        return Arbitraries.oneOf(
                doubles().between(0, 1000).ofScale(2),
                doubles().between(0, Double.MAX_VALUE).ofScale(10),
                Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2));
    }

    static <T> Arbitrary<@Nullable T> optional(Arbitrary<T> values) {
        return values.injectNull(0.2);
    }
}

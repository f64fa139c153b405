package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServedStatusTest {

    private static final Body BODY = Body.of("{}".getBytes(StandardCharsets.UTF_8));
    private static final int LATEST = 1000;

    @Test
    void turnsAtTheInstantOfExpiry() {
        var status = status(answer(ServedTier.PRIMARY, at(300)), answer(ServedTier.BACKUP, at(900)));

        var tiers = Stream.of(at(0), at(300).minusNanos(1), at(300), at(900).minusNanos(1), at(900))
                .map(now -> status.at(now).tier());

        assertThat(tiers)
                .containsExactly(
                        ServedTier.PRIMARY,
                        ServedTier.PRIMARY,
                        ServedTier.BACKUP,
                        ServedTier.BACKUP,
                        ServedTier.UNAVAILABLE);
    }

    @Test
    void servesWhatNeverExpiresForGood() {
        var status = status(null, answer(ServedTier.BACKUP, null));

        var tier = status.at(Instant.MAX).tier();

        assertThat(tier).isEqualTo(ServedTier.BACKUP);
    }

    @Property
    void neverGivesWhatIsExpired(@ForAll("statuses") ServedStatus status, @ForAll("times") Instant now) {
        var expiresAt = status.at(now).expiresAt();

        assertThat(expiresAt == null || now.isBefore(expiresAt)).isTrue();
    }

    @Property
    void neverPassesOverABetterAnswer(@ForAll("statuses") ServedStatus status, @ForAll("times") Instant now) {
        var given = status.at(now).tier();

        assertThat(Stream.of(status.primary(), status.backup())
                        .filter(Objects::nonNull)
                        .filter(answer -> answer.tier().compareTo(given) < 0))
                .allSatisfy(better -> assertThat(better.expiresAt()).isNotNull().isBeforeOrEqualTo(now));
    }

    @Property
    void onlyGetsWorseWithTimeAlone(
            @ForAll("statuses") ServedStatus status, @ForAll("times") Instant one, @ForAll("times") Instant other) {
        var earlier = one.isBefore(other) ? one : other;
        var later = one.isBefore(other) ? other : one;

        assertThat(status.at(later).tier())
                .isGreaterThanOrEqualTo(status.at(earlier).tier());
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, LATEST).map(ServedStatusTest::at);
    }

    @Provide
    Arbitrary<ServedStatus> statuses() {
        return Combinators.combine(answers(ServedTier.PRIMARY), answers(ServedTier.BACKUP))
                .as(ServedStatusTest::status);
    }

    private Arbitrary<@Nullable Answer> answers(ServedTier tier) {
        return times().injectNull(0.2).map(expiresAt -> answer(tier, expiresAt)).injectNull(0.2);
    }

    private static ServedStatus status(@Nullable Answer primary, @Nullable Answer backup) {
        return new ServedStatus(primary, backup, answer(ServedTier.UNAVAILABLE, null));
    }

    private static Answer answer(ServedTier tier, @Nullable Instant expiresAt) {
        return new Answer(tier, BODY, Instant.EPOCH, expiresAt, expiresAt);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}

package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.replay.Request.Range;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RequestTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void isAnInstant() {
        assertThat(request("--at -15m --json")).isEqualTo(new Request.At(at("11:45"), true));
    }

    @Test
    void isARangeUpToNow() {
        assertThat(request("--from 10:00")).isEqualTo(new Request.Snapshots(new Range(at("10:00"), NOON), false));
        assertThat(request("--from -2h --to -1h"))
                .isEqualTo(new Request.Snapshots(new Range(at("10:00"), at("11:00")), false));
    }

    @Test
    void followsFromNowOrFromThen() {
        assertThat(request("--follow")).isEqualTo(new Request.Snapshots(new Range(NOON, Instant.MAX), true));
        assertThat(request("--follow --changes --from -1h"))
                .isEqualTo(new Request.Changes(new Range(at("11:00"), Instant.MAX), true, false));
    }

    @Test
    void isForTheChangesOfADayUnlessToldOtherwise() {
        var day = new Range(Instant.parse("2026-01-14T12:00:00Z"), NOON);

        assertThat(request("--changes")).isEqualTo(new Request.Changes(day, false, false));
    }

    @Test
    void playsIntoARedis() {
        var redis = URI.create("redis://127.0.0.1:6380");

        assertThat(request("--into redis://127.0.0.1:6380 --from -1h --speed 100 --force"))
                .isEqualTo(new Request.Play(new Range(at("11:00"), NOON), redis, 100, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--to now",
                "--at now --from -1h",
                "--at now --changes",
                "--at now --follow",
                "--at now --into redis://localhost",
                "--from -1h --to now --follow",
                "--from now --to -1h",
                "--from now",
                "--speed 2 --from -1h",
                "--force --from -1h",
                "--into redis://localhost",
                "--into redis://localhost --from -1h --changes",
                "--into redis://localhost --from -1h --follow",
                "--into redis://localhost --from -1h --speed 0",
                "--into redis://localhost --from -1h --speed 1001",
                "--into redis://localhost --from -1h --speed NaN"
            })
    void isRefusedWhereItContradictsItself(String commandLine) {
        assertThatThrownBy(() -> request(commandLine)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://:s3cr^t@localhost:6380", "redis://me:s3cr%t@localhost", "redis:me:s3cr^t@localhost"})
    void keepsThePasswordOfAUrlThatIsNone(String url) {
        assertThatThrownBy(() -> request("--into " + url + " --from -1h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith("--into is no URL")
                .doesNotContain("s3cr");
    }

    private static Request request(String commandLine) {
        var options = new ReplayOptions();
        if (!commandLine.isEmpty()) {
            new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                    .parseArgs(commandLine.split(" ", -1));
        }
        return Request.of(options, new Moments(NOON, ZoneOffset.UTC));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-15T" + time + ":00Z");
    }
}

package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EngineFailuresTest {

    private static final EngineAddress HOST = EngineAddress.plain(URI.create("unix:///var/run/docker.sock"));

    @ParameterizedTest
    @CsvSource({
        "refused-worker,     NOT_A_MANAGER",
        "refused-outside,    NOT_IN_SWARM",
        "refused-locked,     SWARM_LOCKED",
        "refused-no-quorum,  NO_QUORUM",
        "refused-deadline,   NO_QUORUM"
    })
    void knowsARecordedRefusalByItsWords(String name, Condition condition) {
        var answer = RecordedAnswer.of(name);
        var words = ErrorAnswer.of(answer.bytes());

        var failure = EngineFailures.ofAnswer("/v1.41/nodes", answer.status(), words);

        assertThat(failure).isEqualTo(new Failure(condition, condition.words(), words.text()));
        assertThat(words.text()).doesNotContain("{", "message\":").isNotEmpty();
    }

    /** From the engine's sources: these two could not be recorded. */
    @ParameterizedTest
    @CsvSource({
        "'Swarm certificates have expired. To replace them, leave the swarm and join again.', CERTIFICATES_EXPIRED",
        "'This node is not a swarm manager. Manager is being prepared or has trouble connecting to the cluster.', "
                + "MANAGER_NOT_READY"
    })
    void knowsARefusalByItsWords(String message, Condition condition) {
        var failure = EngineFailures.ofAnswer("/v1.41/nodes", 503, new ErrorAnswer(true, message));

        assertThat(failure).isEqualTo(Failure.of(condition, message));
    }

    @ParameterizedTest
    @CsvSource({
        "refused-page-not-found,  404, page not found",
        "refused-version-too-new, 400, client version 1.99 is too new. Maximum supported API version is 1.41",
        "refused-version-too-old, 400, 'client version 1.11 is too old. Minimum supported API version is 1.12, "
                + "please upgrade your client to a newer version'"
    })
    void namesPathAndStatusOfARefusalThatItDoesNotKnow(String name, int status, String words) {
        var answer = RecordedAnswer.of(name);

        var failure = EngineFailures.ofAnswer("/v9/nodes", answer.status(), ErrorAnswer.of(answer.bytes()));

        assertThat(failure)
                .isEqualTo(
                        Failure.of(Condition.COLLECTION_FAILED, "GET /v9/nodes was answered " + status + ": " + words));
    }

    @ParameterizedTest
    @CsvSource({
        "info-outside,   NOT_IN_SWARM",
        "info-worker,    NOT_A_MANAGER",
        "info-locked,    SWARM_LOCKED",
        "info-no-quorum, NO_QUORUM"
    })
    void knowsByItsOwnAccountThatARecordedEngineCannotSeeTheSwarm(String name, Condition condition) throws IOException {
        var info = EngineJson.object(RecordedAnswer.of(name).stream(), EngineInfo::read);

        var failure = EngineFailures.ofMembership(info);

        var detail = info.swarmError().isEmpty() ? null : info.swarmError();
        assertThat(failure).contains(Failure.of(condition, detail));
    }

    @ParameterizedTest
    @CsvSource({"info", "info-standby"})
    void takesManagersForThoseThatSeeTheSwarmWhetherTheyLeadOrNot(String name) throws IOException {
        var info = EngineJson.object(RecordedAnswer.of(name).stream(), EngineInfo::read);

        var failure = EngineFailures.ofMembership(info);

        assertThat(failure).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("memberships")
    void knowsAMembershipByStateAndError(String state, boolean isManager, String error, @Nullable Condition expected) {
        var info = new EngineInfo("m1", "29.0.0", "n1", "c1", state, isManager, List.of(), error);

        var failure = EngineFailures.ofMembership(info);

        assertThat(failure.map(Failure::condition).orElse(null)).isEqualTo(expected);
    }

    static List<Arguments> memberships() {
        return List.of(
                Arguments.of("pending", false, "", Condition.MANAGER_NOT_READY),
                Arguments.of("error", false, "Swarm certificates have expired.", Condition.CERTIFICATES_EXPIRED),
                Arguments.of("error", false, "something else", Condition.MANAGER_NOT_READY),
                Arguments.of("error", false, "", Condition.MANAGER_NOT_READY),
                Arguments.of("active", true, "being prepared or has trouble connecting", Condition.MANAGER_NOT_READY),
                Arguments.of("active", true, "an error that the lists may not share", null),
                Arguments.of("active", false, "an error", Condition.NOT_A_MANAGER));
    }

    @Test
    void takesAnEngineThatDoesNotAcceptConnectionsForUnreachable() {
        var failure = EngineFailures.noAnswer(HOST, "/_ping", new ConnectException("Connection refused"));

        assertThat(failure)
                .isEqualTo(Failure.of(
                        Condition.DOCKER_UNREACHABLE, "GET /_ping on unix:///var/run/docker.sock: Connection refused"));
    }

    @Test
    void takesAnEngineThatHangsUpForUnreachableToo() {
        var failure = EngineFailures.noAnswer(HOST, "/_ping", new NoHttpResponseException("localhost:2375 is silent"));

        assertThat(failure)
                .isEqualTo(Failure.of(
                        Condition.DOCKER_UNREACHABLE,
                        "GET /_ping on unix:///var/run/docker.sock: hung up without an answer"));
    }

    @Test
    void remindsOfTlsWhereAnEngineBreaksOffThatIsAskedInTheClear() {
        var tcp = EngineAddress.plain(URI.create("tcp://10.0.0.1:2376"));

        var failure = EngineFailures.noAnswer(tcp, "/_ping", new SocketException("Connection reset"));

        assertThat(failure)
                .isEqualTo(Failure.of(
                        Condition.DOCKER_UNREACHABLE,
                        "GET /_ping on tcp://10.0.0.1:2376: Connection reset; "
                                + "if the engine speaks TLS, set docker.tls-verify"));
    }

    @Test
    void takesOneThatDoesNotSpeakHttpForReachableAndBroken() {
        var failure = EngineFailures.noAnswer(HOST, "/_ping", new ClientProtocolException("no\nHTTP"));

        assertThat(failure)
                .isEqualTo(Failure.of(Condition.COLLECTION_FAILED, "GET /_ping on unix:///var/run/docker.sock: no"));
    }

    @Test
    void namesTheKindOfAFaultThatHasNoWords() {
        var failure = EngineFailures.unusable("/v1.41/tasks", new IOException());

        assertThat(failure)
                .isEqualTo(Failure.of(
                        Condition.COLLECTION_FAILED, "the answer to GET /v1.41/tasks is not usable: IOException"));
    }

    @Test
    void repeatsNothingOfAnAnswerThatIsNoJson() {
        var answer = new ByteArrayInputStream("[{\"Spec\":{\"Env\":[hunter2]}}]".getBytes(UTF_8));

        assertThatThrownBy(() -> EngineJson.list(answer, EngineService::read, _ -> {}))
                .satisfies(e -> assertThat(
                                EngineFailures.unusable("/v1.41/services", e).detail())
                        .startsWith("the answer to GET /v1.41/services is not usable: ")
                        .doesNotContain("hunter2"));
    }

    @Test
    void namesTheCallThatTookTooLong() {
        var failure = EngineFailures.timedOut("/v1.41/tasks");

        assertThat(failure)
                .isEqualTo(Failure.of(Condition.TIMED_OUT, "GET /v1.41/tasks had no complete answer in time"));
    }
}

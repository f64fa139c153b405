package io.swarmstatus.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Optional;

/**
 * Lets in who may read what is asked for, and tells the others why not (RFC 6750). {@code OPTIONS} is for all: browsers ask it
 * without a token before they ask with one, and it tells no more than the published description does.
 */
final class Gate implements Filter {

    private static final String REALM = "Bearer realm=\"swarm-status\"";
    private static final String STREAM = "/stream";

    private final AccessRules rules;
    private final VerifiedTokens tokens;
    private final StreamLeases leases;
    private final ClientLimits limits;

    /** @param limits of each subject, and of each address that shows no valid token */
    Gate(AccessRules rules, VerifiedTokens tokens, StreamLeases leases, ClientLimits limits) {
        this.rules = rules;
        this.tokens = tokens;
        this.leases = leases;
        this.limits = limits;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var path = request.path().path();
        var access = rules.of(path);
        if (access == Access.PUBLIC || request.prologue().method().equals(Method.OPTIONS)) {
            limit(path, ClientAddress.of(request));
            chain.proceed();
            return;
        }
        var verdict = BearerToken.in(request.headers()).map(tokens::verify);
        limit(path, client(verdict, request));
        var caller = verdict.map(Gate::accepted).orElseThrow(Gate::noToken);
        if (access == Access.ROLE && !caller.hasRole()) {
            throw refusal(
                    Status.FORBIDDEN_403, "insufficient_scope", "The token has none of the roles that are let in");
        }
        if (path.endsWith(STREAM)) {
            leases.during(caller.until(), chain::proceed);
        } else {
            chain.proceed();
        }
    }

    /** Orchestrators ask for health as often as they like, and a browser for all files of the page at once. */
    private void limit(String path, String client) {
        if (!AccessRules.isHealth(path) && !AccessRules.isOfPage(path)) {
            limits.admit(client);
        }
    }

    private static String client(Optional<Verdict> verdict, RoutingRequest request) {
        return verdict.orElse(null) instanceof Verdict.Accepted(var caller)
                        && !caller.subject().isEmpty()
                ? "subject " + caller.subject()
                : ClientAddress.of(request);
    }

    private static Caller accepted(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(var caller) -> caller;
            case Verdict.Refused(var reason) -> throw refusal(Status.UNAUTHORIZED_401, "invalid_token", reason);
            case Verdict.Undecided() ->
                throw new HttpException(
                                "Tokens cannot be verified now: the keys of their issuer cannot be had",
                                Status.SERVICE_UNAVAILABLE_503,
                                true)
                        .header(HeaderValues.create(HeaderNames.RETRY_AFTER, "30"));
        };
    }

    private static HttpException noToken() {
        return new HttpException("A token is needed here", Status.UNAUTHORIZED_401, true)
                .header(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, REALM));
    }

    private static HttpException refusal(Status status, String error, String reason) {
        var challenge = REALM + ", error=\"" + error + "\", error_description=\"" + reason + "\"";
        return new HttpException(reason, status, true)
                .header(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, challenge));
    }
}

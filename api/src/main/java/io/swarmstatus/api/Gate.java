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
    private final Refusals refusals;

    /**
     * @param limits of each subject, and of each address that shows no valid token
     * @param refusals is told whom it does not let in
     */
    Gate(AccessRules rules, VerifiedTokens tokens, StreamLeases leases, ClientLimits limits, Refusals refusals) {
        this.rules = rules;
        this.tokens = tokens;
        this.leases = leases;
        this.limits = limits;
        this.refusals = refusals;
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
        var verdict = BearerToken.in(request.headers())
                .map(tokens::verify)
                .orElseGet(() -> new Verdict.Refused(Refusal.NO_TOKEN));
        limit(path, client(verdict, request));
        switch (verdict) {
            case Verdict.Refused(var reason) -> throw refused(reason, request);
            case Verdict.Accepted(var caller)
            when access == Access.ROLE && !caller.hasRole() -> throw refused(Refusal.NO_ROLE, request);
            case Verdict.Accepted(var caller)
            when path.endsWith(STREAM) -> leases.during(caller.until(), chain::proceed);
            case Verdict.Accepted _ -> chain.proceed();
        }
    }

    private HttpException refused(Refusal reason, RoutingRequest request) {
        refusals.count(reason, ClientAddress.of(request));
        return answer(reason);
    }

    /** Orchestrators ask for health as often as they like, and a browser for all files of the page at once. */
    private void limit(String path, String client) {
        if (!AccessRules.isHealth(path) && !AccessRules.isOfPage(path)) {
            limits.admit(client);
        }
    }

    private static String client(Verdict verdict, RoutingRequest request) {
        return verdict instanceof Verdict.Accepted(var caller)
                        && !caller.subject().isEmpty()
                ? "subject " + caller.subject()
                : ClientAddress.of(request);
    }

    private static HttpException answer(Refusal refusal) {
        return switch (refusal) {
            case NO_TOKEN -> challenge(Status.UNAUTHORIZED_401, refusal, REALM);
            case NO_ROLE -> challenge(Status.FORBIDDEN_403, refusal, error("insufficient_scope", refusal));
            case NO_KEYS ->
                new HttpException(refusal.words(), Status.SERVICE_UNAVAILABLE_503, true)
                        .header(HeaderValues.create(HeaderNames.RETRY_AFTER, "30"));
            default -> challenge(Status.UNAUTHORIZED_401, refusal, error("invalid_token", refusal));
        };
    }

    private static String error(String code, Refusal refusal) {
        return REALM + ", error=\"" + code + "\", error_description=\"" + refusal.words() + "\"";
    }

    private static HttpException challenge(Status status, Refusal refusal, String challenge) {
        return new HttpException(refusal.words(), status, true)
                .header(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, challenge));
    }
}

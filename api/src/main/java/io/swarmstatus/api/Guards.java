package io.swarmstatus.api;

import io.helidon.webserver.http.Filter;
import io.swarmstatus.service.CloseStack;
import java.time.InstantSource;
import java.util.List;

/**
 * What stands between clients and handlers.
 *
 * @param filters in their order
 * @param headers what every answer has
 * @param parts what is closed with them
 */
record Guards(List<Filter> filters, SecurityHeaders headers, CloseStack parts) implements AutoCloseable {

    /** @param refusals is told whom they do not let in */
    static Guards of(Protection protection, Refusals refusals, InstantSource clock) {
        var parts = new CloseStack();
        var limits = new ClientLimits(protection.requestsPerSecond(), System::nanoTime);
        var filters = protection
                .tokens()
                .<List<Filter>>map(rules -> List.of(gate(rules, protection.access(), limits, refusals, clock, parts)))
                .orElseGet(() -> limits.areNone() ? List.of() : List.of(new Throttle(limits)));
        return new Guards(filters, SecurityHeaders.of(protection.tls().isPresent()), parts);
    }

    private static Gate gate(
            TokenRules rules,
            AccessRules access,
            ClientLimits limits,
            Refusals refusals,
            InstantSource clock,
            CloseStack parts) {
        var tokens = parts.add(new VerifiedTokens(TokenVerifier.of(rules, clock), clock));
        return new Gate(access, tokens, parts.add(new StreamLeases(clock)), limits, refusals);
    }

    @Override
    public void close() {
        parts.close();
    }
}

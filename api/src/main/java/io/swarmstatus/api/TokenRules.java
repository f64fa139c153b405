package io.swarmstatus.api;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Set;

/**
 * What a token must be like.
 *
 * @param algorithm the only one that is accepted, whatever the token says
 * @param issuer its {@code iss}; empty for any
 * @param audience one of its {@code aud}; empty for any
 * @param roleClaim the claim that names its roles, as a text or a list; dots lead into objects
 * @param roles of which it must have one
 */
record TokenRules(
        TokenKeys keys, JWSAlgorithm algorithm, String issuer, String audience, String roleClaim, Set<String> roles) {

    TokenRules {
        roles = Set.copyOf(roles);
    }
}

package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens, good and bad, as of a moment. */
final class TestTokens {

    static final String SECRET = "a secret that nobody guesses, and 32 bytes long";
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "swarm-status";
    static final RSAKey KEY = rsaKey("key-1");
    static final RSAKey OTHER_KEY = rsaKey("key-2");

    private final Instant now;

    TestTokens(Instant now) {
        this.now = now;
    }

    static TokenRules withSecret() {
        return rules(new TokenKeys.Secret(new SecretKeySpec(SECRET.getBytes(UTF_8), "HMAC")), JWSAlgorithm.HS256);
    }

    static TokenRules rules(TokenKeys keys, JWSAlgorithm algorithm) {
        return new TokenRules(keys, algorithm, ISSUER, AUDIENCE, "role", Set.of("ADMIN", "SUPERADMIN"));
    }

    /** What the issuer publishes of its keys. */
    static String keySet(RSAKey... keys) {
        return new JWKSet(java.util.List.of(keys)).toString();
    }

    /** Claims of a token that is let in, of which a test changes one. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("alice")
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(at(600))
                .claim("role", "ADMIN");
    }

    Date at(long secondsFromNow) {
        return Date.from(now.plusSeconds(secondsFromNow));
    }

    static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, JWSAlgorithm.HS256, SECRET);
    }

    static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String secret) {
        try {
            return signed(claims, new JWSHeader(algorithm), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As of an issuer that names its secret, as many do that change it now and then. */
    static String named(JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("2026").build();
            return signed(claims, header, new MACSigner(SECRET));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
            return signed(claims, header, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** The public key as whoever mistakes it for a secret would have it. */
    static String publicKeyAsSecret() {
        try {
            return new String(
                    java.util.Base64.getEncoder().encode(KEY.toRSAPublicKey().getEncoded()), UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

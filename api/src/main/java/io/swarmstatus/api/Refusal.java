package io.swarmstatus.api;

/** Why a request is refused by its token, or for want of one. */
enum Refusal {
    NO_TOKEN("A token is needed here"),
    UNACCEPTABLE("The token is not one that is accepted here"),
    NO_EXPIRY("The token never expires"),
    EXPIRED("The token has expired"),
    NOT_YET_VALID("The token is not valid yet"),
    OTHER_ISSUER("The token is of another issuer"),
    OTHER_AUDIENCE("The token is meant for another audience"),
    NO_ROLE("The token has none of the roles that are let in"),
    /** It may be good: nobody can tell without the keys. */
    NO_KEYS("Tokens cannot be verified now: the keys of their issuer cannot be had");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** For whoever sent it: repeats nothing of it. */
    String words() {
        return words;
    }
}

package io.swarmstatus.api;

import java.time.Instant;

/**
 * Who asks, as a valid token tells it.
 *
 * @param subject empty where the token names none
 * @param hasRole whether it has one of the roles that are let in
 * @param until when the token is valid no longer
 */
record Caller(String subject, boolean hasRole, Instant until) {}

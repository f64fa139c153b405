/**
 * Serves what the cache holds over REST. Requests are answered from memory alone: one thread follows the cache and
 * encodes each answer beforehand.
 */
@NullMarked
package io.swarmstatus.api;

import org.jspecify.annotations.NullMarked;

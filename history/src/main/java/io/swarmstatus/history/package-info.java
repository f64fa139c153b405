/**
 * Reads the topics by time. It joins no consumer group, commits no offset and writes nothing: brokers know afterwards no more
 * than before.
 */
@NullMarked
package io.swarmstatus.history;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.swarmstatus.service;

import org.jspecify.annotations.NullMarked;

/**
 * A Docker Swarm that is not there, and engines that speak the Docker Engine API for it.
 *
 * <p>Three layers, each knowing only the one before it: the swarm's state and what moves it ({@code SimulatedSwarm}), that
 * state in the Engine API's JSON ({@code EngineApi} and the {@code …Json} classes), and HTTP with what can go wrong there
 * ({@code SimulatedEngine}, {@code Faults}). {@code SwarmSimulator} puts them together.
 */
@NullMarked
package io.swarmstatus.simulator;

import org.jspecify.annotations.NullMarked;

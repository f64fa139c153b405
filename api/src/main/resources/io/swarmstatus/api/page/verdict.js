import { duration, plural } from './format.js';

/**
 * How the swarm is, in words.
 *
 * @typedef {Object} Verdict
 * @property {'good'|'warn'|'bad'|'none'} level
 * @property {string} words
 */

const NO_DATA = {
  docker_unreachable: 'No data: Docker does not answer the producer',
  not_in_swarm: 'No data: the engine is in no swarm',
  not_a_manager: 'No data: the producer runs on a worker',
  swarm_locked: 'No data: the manager is locked',
  certificates_expired: 'No data: the certificates have expired',
  manager_not_ready: 'No data: the manager is not ready',
  no_quorum: 'Quorum lost',
  timed_out: 'No data: Docker does not answer in time',
};

const NO_QUORUM = 'has no leader';

/**
 * Of a status that was just served.
 *
 * @param {import('./store.js').Status} status
 * @param {number} now by the api's clock
 * @returns {Verdict}
 */
export function verdict(status, now) {
  const refresh = status.cache_info.refresh ?? {};
  if (status.error) {
    return noData(status, refresh);
  }
  const age = now - Date.parse(status.collected_at);
  const showing = `showing data ${duration(age)} old`;
  if (refresh.consecutive_failures > 0 && (refresh.last_error ?? '').includes(NO_QUORUM)) {
    return { level: 'bad', words: `Quorum lost, ${showing}` };
  }
  if (refresh.silent_since) {
    return { level: 'bad', words: `Nobody publishes, ${showing}` };
  }
  if (status.cache_info.source === 'backup_cache') {
    return { level: 'bad', words: `Showing data ${duration(age)} old` };
  }
  const { level, words } = ofFigures(status, refresh);
  return { level, words: refresh.consecutive_failures > 0 ? `${words}, ${showing}` : words };
}

/** Of the figures alone: what else there is to say of a moment that is past. */
export function ofFigures(status, refresh = {}) {
  if (status.quorum.reachable < status.quorum.needed) {
    return { level: 'bad', words: 'Quorum lost' };
  }
  const facts = [...bad(status), ...warnings(status, refresh)];
  if (facts.length === 0) {
    return { level: 'good', words: 'Healthy' };
  }
  const words = facts.map((fact) => fact.words).join(', ');
  return { level: facts[0].level, words: words[0].toUpperCase() + words.slice(1) };
}

function noData(status, refresh) {
  if (status.cache_info.source === 'cache_unavailable') {
    return { level: 'bad', words: refresh.silent_since ? 'Nobody publishes, no data is left' : 'No data' };
  }
  return { level: 'bad', words: NO_DATA[status.condition] ?? 'No data: the last refresh failed' };
}

function bad({ nodes, services }) {
  const down = nodes.filter((node) => node.state === 'down' || node.state === 'disconnected').length;
  const none = services.filter((service) => isDegraded(service) && service.running === 0).length;
  return facts('bad', [down && `${plural(down, 'node')} down`, none && `${plural(none, 'service')} without a task`]);
}

function warnings({ nodes, services, quorum }, refresh) {
  const unknown = nodes.filter((node) => node.state === 'unknown').length;
  const degraded = services.filter((service) => isDegraded(service) && service.running > 0).length;
  return facts('warn', [
    unknown && `${plural(unknown, 'node')} unknown`,
    degraded && `${plural(degraded, 'service')} degraded`,
    quorum.spare === 0 && 'no spare manager',
    refresh.consecutive_failures > 0 && `refreshes fail${refresh.last_error ? `: ${refresh.last_error.split(': ')[0]}` : ''}`,
    refresh.cluster_conflict && 'two clusters publish under one name',
  ]);
}

const facts = (level, words) => words.filter(Boolean).map((fact) => ({ level, words: fact }));

/** Fewer tasks run than should; what a job has left to do is no loss. */
export const isDegraded = (service) => service.running < service.desired && !service.mode.endsWith('-job');

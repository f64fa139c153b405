import { json, ofSwarm } from './api.js';
import { events } from './sse.js';
import { get, set } from './store.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

/**
 * Keeps the status of a swarm up to date until told to stop: over its stream, and while there is none by asking for it, which
 * also tells whether the api is there at all.
 *
 * @param {string} swarm
 * @param {AbortSignal} signal
 */
export async function follow(swarm, signal) {
  let failures = 0;
  doubt();
  while (!signal.aborted) {
    try {
      await stream(swarm, signal, () => (failures = 0));
    } catch (error) {
      if (!signal.aborted) {
        doubt();
      }
      await fallBack(swarm, signal, error);
    }
    failures += 1;
    await pause(failures, signal);
  }
}

async function stream(swarm, signal, onEvent) {
  for await (const event of events(ofSwarm(swarm, '/stream'), { signal })) {
    if (event.name === 'status') {
      take(JSON.parse(event.data).data, 'live');
      onEvent();
    }
  }
}

async function fallBack(swarm, signal, error) {
  if (signal.aborted) {
    return;
  }
  try {
    take((await json(ofSwarm(swarm), { signal })).data, 'polling');
  } catch (failure) {
    if (!signal.aborted) {
      lose(failure.message || error.message, failure.status ?? 0);
    }
  }
}

function take(status, phase) {
  const now = Date.now();
  const { connection, live } = get();
  const since = connection.phase === phase ? connection.since : now;
  const again = live?.collected_at === status.collected_at;
  // Whether the snapshot was seen to arrive, rather than found when the stream began.
  const seen = again ? live.seen : Boolean(live) && phase === 'live' && connection.phase === 'live';
  const arrivedAt = again ? live.arrivedAt : now;
  set({ live: { ...status, arrivedAt, seen }, connection: { phase, since, heardAt: now, reason: '', status: 0 } });
}

/** What was live may be so no more: after a sleep, or where the network fell silent. */
function doubt() {
  const { connection } = get();
  if (connection.phase === 'live') {
    set({ connection: { ...connection, phase: 'connecting', since: Date.now() } });
  }
}

function lose(reason, status) {
  const { connection } = get();
  const since = connection.phase === 'lost' ? connection.since : Date.now();
  set({ connection: { ...connection, phase: 'lost', since, reason, status } });
}

/** Longer from time to time, and never the same for all pages that lost their api at once. */
export function pause(failures, signal, most = LONGEST_PAUSE) {
  const longest = Math.min(most, FIRST_PAUSE * 2 ** failures);
  return rest(longest * (0.5 + Math.random() / 2), signal);
}

/** Resolves after a while, or once it is told to stop. */
export function rest(ms, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done); // it may live as long as the page
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

import { apiTime, json, ofSwarm } from './api.js';
import { problem } from './past.js';
import { pause } from './live.js';
import { events } from './sse.js';
import { get, set } from './store.js';

/** So many are asked for at once, and so many times; a strip of more is no better to read. */
const PAGE = 1000;
const PAGES = 3;
const SHORTEST = 60_000;

/** The page does well without: whoever refuses them is left alone for a while. */
const LONGEST_PAUSE = 30_000;

/** How the types of changes look: the others are neutral. */
const LEVELS = {
  node_down: 'bad',
  node_left: 'bad',
  service_degraded: 'warn',
  service_update_paused: 'bad',
  service_rollback_started: 'warn',
  refresh_failing: 'bad',
  quorum_margin_changed: 'warn',
  leader_changed: 'warn',
  node_ready: 'good',
  service_recovered: 'good',
  refresh_recovered: 'good',
};

export const levelOf = (change) => LEVELS[change.type] ?? 'none';

/**
 * Keeps what has changed in a span of time up to date until told to stop.
 *
 * @param {string} swarm
 * @param {number} span in ms
 * @param {AbortSignal} signal
 */
export async function followChanges(swarm, span, signal) {
  let failures = 0;
  let lastId = '';
  set({ changes: { items: [], loaded: false, cut: false, problem: '' } });
  while (!signal.aborted) {
    try {
      for await (const event of events(ofSwarm(swarm, '/changes/stream'), { signal, lastId })) {
        lastId = event.id || lastId;
        if (!get().changes.loaded) {
          await load(swarm, span, signal); // now that nothing new is missed
        }
        if (event.name === 'change') {
          add(JSON.parse(event.data), span);
        }
        failures = 0;
      }
    } catch (error) {
      if (!signal.aborted && !get().changes.loaded) {
        set({ changes: { ...get().changes, problem: problem(error) } });
      }
    }
    failures += 1;
    await pause(failures, signal, LONGEST_PAUSE);
  }
}

/** The api tells the oldest first: where those are too many for a strip, the newest of less time are what is wanted. */
async function load(swarm, span, signal) {
  let answer = await pages(swarm, span, signal);
  let cut = false;
  for (let part = span / 4; answer.next && part > SHORTEST; part /= 4) {
    cut = true;
    answer = await pages(swarm, part, signal);
  }
  set({ changes: { items: answer.items, loaded: true, cut: cut || Boolean(answer.next), problem: '' } });
}

async function pages(swarm, span, signal) {
  const from = new Date(apiTime() - span).toISOString();
  let answer = await json(ofSwarm(swarm, '/changes'), { params: { from, limit: PAGE }, signal });
  const items = answer.data;
  for (let page = 1; answer.next && page < PAGES; page += 1) {
    const query = Object.fromEntries(new URLSearchParams(answer.next.split('?')[1]));
    answer = await json(ofSwarm(swarm, '/changes'), { params: query, signal });
    items.push(...answer.data);
  }
  return { items, next: answer.next };
}

function add(change, span) {
  const { changes } = get();
  const key = keyOf(change);
  if (!changes.items.slice(-100).some((known) => keyOf(known) === key)) {
    const oldest = apiTime() - span;
    const items = changes.items.filter((known) => Date.parse(known.changed_at) > oldest);
    set({ changes: { ...changes, items: [...items.slice(1 - PAGE * PAGES), change] } });
  }
}

const keyOf = ({ type, changed_at: at, subject }) => `${type} ${at} ${subject.id}`;

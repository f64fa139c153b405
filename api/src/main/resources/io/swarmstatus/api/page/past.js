import { json, ofSwarm } from './api.js';
import { rest } from './live.js';
import { get, set } from './store.js';

/** While a slider is dragged, only where it rests a moment is looked at. */
const REST = 120;

/** Longest wait for those who were told to come again. */
const AGAIN = 2_000;

/**
 * Takes the page to a moment: what was known then.
 *
 * @param {string} swarm
 * @param {string} at empty for now
 * @param {AbortSignal} signal
 */
export async function look(swarm, at, signal) {
  if (!at) {
    set({ past: null });
    return;
  }
  const before = get().past;
  const status = before?.swarm === swarm ? before.status : null; // no other swarm's figures below this one's name
  set({ past: { swarm, at, status, problem: '', loading: true } });
  await rest(REST, signal);
  while (!signal.aborted) {
    try {
      const { data } = await json(ofSwarm(swarm), { params: { at }, signal });
      set({ past: { swarm, at, status: data, problem: '', loading: false } });
      return;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error.status !== 429) {
        set({ past: { swarm, at, status: null, problem: problem(error), loading: false } });
        return;
      }
      await rest(AGAIN, signal);
    }
  }
}

/** Why there is nothing of a time, in words. */
export function problem(error) {
  switch (error.status) {
    case 404:
      return 'nothing is kept from then or before';
    case 503:
      return 'the past cannot be read now';
    default:
      return error.message;
  }
}

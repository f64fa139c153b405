import { json, ofSwarm } from './api.js';
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
  set({ past: { at, status: get().past?.status ?? null, problem: '', loading: true } });
  await rest(REST, signal);
  while (!signal.aborted) {
    try {
      const { data } = await json(ofSwarm(swarm), { params: { at }, signal });
      set({ past: { at, status: data, problem: '', loading: false } });
      return;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error.status !== 429) {
        set({ past: { at, status: null, problem: problem(error), loading: false } });
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

const rest = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

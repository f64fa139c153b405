import { useEffect, useState } from './hooks.js';

/**
 * What the page knows. It is replaced, never changed.
 *
 * @typedef {Object} State
 * @property {import('./route.js').Route} route where in the page we are
 * @property {Status|null} live the newest status that arrived; null before the first
 * @property {Connection} connection to the api
 * @property {Past|null} past the moment that is looked at; null is now
 * @property {ChangeFeed} changes of the strip's time
 * @property {{needed: boolean, reason: string}} token whether the api wants one
 *
 * @typedef {Object} Status a snapshot with its cache_info, as the api's description has it
 *
 * @typedef {Object} Connection
 * @property {'connecting'|'live'|'polling'|'lost'} phase
 * @property {number} since when it got so, in ms of this clock
 * @property {number} heardAt when the api was last heard, in ms of this clock; 0 for never
 * @property {string} reason why it is lost
 * @property {number} status what the api answered where it is lost all the same; 0 for nothing
 *
 * @typedef {Object} Past
 * @property {string} swarm as the link names it
 * @property {string} at the moment asked for
 * @property {Status|null} status what was known then; null while it is loaded, or where there is nothing
 * @property {string} problem why there is nothing
 * @property {boolean} loading whether the status is still that of another moment
 *
 * @typedef {Object} ChangeFeed
 * @property {Object[]} items oldest first
 * @property {boolean} loaded
 * @property {boolean} cut whether older ones of the time were left out
 * @property {string} problem why there are none
 */

/** @type {State} */
let state = {
  route: { view: 'nodes', swarm: '', at: '', span: '', params: {} },
  live: null,
  connection: { phase: 'connecting', since: Date.now(), heardAt: 0, reason: '', status: 0 },
  past: null,
  changes: { items: [], loaded: false, cut: false, problem: '' },
  token: { needed: false, reason: '' },
};

const listeners = new Set();

/** @returns {State} */
export const get = () => state;

/** @param {Partial<State>} patch */
export function set(patch) {
  state = { ...state, ...patch };
  listeners.forEach((listener) => listener());
}

/** The part of the state that a component shows; it is rendered again when that is another. */
export function useStore(select) {
  const [, redraw] = useState(0);
  const value = select(state);
  useEffect(() => {
    let shown = select(state);
    if (shown !== value) {
      redraw((count) => count + 1);
    }
    const listener = () => {
      const next = select(state);
      if (next !== shown) {
        shown = next;
        redraw((count) => count + 1);
      }
    };
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return value;
}

/** The time in ms of this clock, again every second. */
export function useNow() {
  const [now, tick] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What the page shows: the status of the moment that is looked at. */
export const shown = ({ past, live }) => (past ? past.status : live);

import { get, set } from './store.js';

/** Parameters of which none is another thing than the default. */
const EMPTY = new Set(['cpu', 'memory']);

/** After this long without another it rests. */
const REST = 150;

let writing = 0;

/**
 * @typedef {Object} Route
 * @property {string} view
 * @property {string} swarm empty for the api's own
 * @property {string} at the moment that is looked at, an instant; empty for now
 * @property {string} span how much of the past the strip shows, by its key
 * @property {Object<string, string>} params of the view itself: what is searched for, the order
 */

/** @param {string} hash `#/view?swarm=…&at=…` */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const { swarm = '', at = '', span = '', ...params } = Object.fromEntries(new URLSearchParams(query));
  return { view: path || 'nodes', swarm, at: Number.isNaN(Date.parse(at)) ? '' : at, span, params };
}

/** The link to where we are, with some of it changed. Another view has none of this one's parameters. */
export function link(change = {}) {
  const now = get().route;
  const keeps = !('view' in change) || change.view === now.view;
  const next = { ...now, ...(keeps ? {} : { params: {} }), ...change };
  const query = new URLSearchParams();
  const params = Object.entries(next.params).filter(([, value]) => value !== undefined);
  for (const [name, value] of [['swarm', next.swarm], ['at', next.at], ['span', next.span], ...params]) {
    if (value || EMPTY.has(name)) {
      query.set(name, value);
    }
  }
  return `#/${next.view}${query.size ? `?${query}` : ''}`;
}

/**
 * Goes there without another step in the browser's history: for what is typed and dragged. Browsers take that so and so often; where
 * they do not, the page is right all the same, and the address once it rests.
 */
export function replace(change) {
  const to = link(change);
  set({ route: parse(to) });
  write(to);
  clearTimeout(writing);
  writing = setTimeout(write, REST, to);
}

function write(to) {
  try {
    history.replaceState(null, '', to);
  } catch (error) {
    console.debug('the address is behind', error);
  }
}

export function go(change) {
  clearTimeout(writing);
  history.pushState(null, '', link(change));
  arrive();
}

/** Changes parameters of this view. */
export const refine = (params) => replace({ params: { ...get().route.params, ...params } });

export function arrive() {
  clearTimeout(writing);
  set({ route: parse(location.hash) });
}

export function start() {
  addEventListener('hashchange', arrive);
  addEventListener('popstate', arrive);
  arrive();
}

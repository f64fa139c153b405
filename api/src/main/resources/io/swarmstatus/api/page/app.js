import { followChanges } from './changes.js';
import { Fit } from './fit.js';
import { Glance, Link } from './glance.js';
import { html, render, useEffect } from './html.js';
import { follow } from './live.js';
import { Nodes } from './nodes.js';
import { look } from './past.js';
import { Pipeline } from './pipeline.js';
import { go, link, start } from './route.js';
import { Services } from './services.js';
import { get, set, useStore } from './store.js';
import { spanOf, Strip } from './strip.js';
import { Swarms } from './swarms.js';
import { Time } from './time.js';
import { Token } from './token.js';

/** How long a page that nobody sees goes on listening: browsers open few connections to one host, for all tabs together. */
const HIDDEN = 60_000;

const VIEWS = [
  ['nodes', 'Nodes', Nodes],
  ['services', 'Services', Services],
  ['time', 'Time', Time],
  ['fit', 'Fit', Fit],
  ['pipeline', 'Pipeline', Pipeline],
  ['swarms', 'Swarms', Swarms],
];

function App() {
  const { view, swarm, at, span } = useStore((state) => state.route);
  const token = useStore((state) => state.token);
  useFollowing(swarm, token.needed);
  useWhileSeen((signal) => followChanges(swarm, spanOf(span), signal), token.needed, [swarm, span]);
  useLooking(swarm, at, token.needed);
  useEffect(() => onEscape(() => get().route.at && go({ at: '' })), []);
  const [name, title, View] = VIEWS.find(([key]) => key === view) ?? VIEWS[0];
  return html`<a class="skip" href="#main" onClick=${skip}>Skip to the ${title.toLowerCase()}</a>
    <header class="top">
      <${SwarmName} />
      <nav aria-label="Views">
        ${VIEWS.map(
          ([key, label]) => html`<a href=${link({ view: key })} aria-current=${key === name ? 'page' : undefined}>${label}</a>`,
        )}
      </nav>
      <${Link} />
    </header>
    ${token.needed ? html`<main id="main" tabindex="-1"><${Token} /></main>` : html`<${Glance} />
      <${Strip} />
      <main id="main" tabindex="-1" aria-label=${title}><${View} /></main>`}`;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function SwarmName() {
  const name = useStore((state) => state.live?.swarm ?? state.route.swarm);
  useEffect(() => {
    document.title = name ? `${name}: swarm status` : 'Swarm status';
  }, [name]);
  return html`<p class="swarm"><span>Swarm</span> ${name}</p>`;
}

/** Follows a swarm's status while somebody looks. */
function useFollowing(swarm, denied) {
  useEffect(() => set({ live: null, connection: { ...get().connection, phase: 'connecting' } }), [swarm]);
  useWhileSeen((signal) => follow(swarm, signal), denied, [swarm]);
}

/** Goes on with something until the page is not seen any more, and again when it is. */
function useWhileSeen(follow, denied, inputs) {
  useEffect(() => {
    let following = null;
    let hidden = 0;
    const stop = () => {
      following?.abort();
      following = null;
    };
    const begin = () => {
      clearTimeout(hidden);
      if (!following && !denied) {
        following = new AbortController();
        follow(following.signal);
      }
    };
    const look = () => (document.hidden ? (hidden = setTimeout(stop, HIDDEN)) : begin());
    document.addEventListener('visibilitychange', look);
    begin();
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(hidden);
      stop();
    };
  }, [denied, ...inputs]);
}

/** Shows the moment that the link names. */
function useLooking(swarm, at, denied) {
  useEffect(() => {
    const looking = new AbortController();
    if (!denied) {
      look(swarm, at, looking.signal);
    }
    return () => looking.abort();
  }, [swarm, at, denied]);
}

function onEscape(act) {
  const press = (event) => event.key === 'Escape' && act();
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

start();
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);

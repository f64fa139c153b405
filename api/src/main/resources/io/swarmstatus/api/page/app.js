import { Glance, Link } from './glance.js';
import { html, render, useEffect } from './html.js';
import { follow } from './live.js';
import { Nodes } from './nodes.js';
import { link, start } from './route.js';
import { get, set, useStore } from './store.js';
import { Token } from './token.js';

/** How long a page that nobody sees goes on listening: browsers open few connections to one host, for all tabs together. */
const HIDDEN = 60_000;

const VIEWS = [['nodes', 'Nodes', Nodes]];

function App() {
  const { view, swarm } = useStore((state) => state.route);
  const token = useStore((state) => state.token);
  useFollowing(swarm, token.needed);
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

/** Follows a swarm while somebody looks. */
function useFollowing(swarm, denied) {
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
        follow(swarm, following.signal);
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
  }, [swarm, denied]);
  useEffect(() => {
    if (get().live && get().route.swarm !== swarm) {
      set({ live: null });
    }
  }, [swarm]);
}

start();
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);

import { levelOf } from './changes.js';
import { gib, cpus, moment } from './format.js';
import { html, useEffect, useMemo, useState } from './html.js';
import { Mark, Nothing } from './parts.js';
import { link } from './route.js';
import { figuresOf, sample } from './samples.js';
import { Spark } from './spark.js';
import { useStore } from './store.js';
import { since, spanOf, useBegin } from './strip.js';

/** So many of the changes are listed at first; a click shows as many more. */
const LISTED = 100;

/** The plots are made anew so many times while all of what they show goes by. */
const ROUNDS = 12;

/** How the swarm came to be as it is: plots of the strip's time, and what changed in it. */
export function Time() {
  return html`<div class="time"><${Plots} /><${Changes} /></div>`;
}

function Plots() {
  const { swarm, span } = useStore((state) => state.route);
  const at = useStore((state) => state.route.at);
  const live = useStore((state) => state.live);
  const [samples, setSamples] = useState({ points: [], problem: '', done: false });
  const [round, again] = useState(0);
  useEffect(() => {
    const stopping = new AbortController();
    sample(swarm, spanOf(span), stopping.signal, setSamples);
    const timer = setTimeout(() => again(round + 1), spanOf(span) / ROUNDS);
    return () => (clearTimeout(timer), stopping.abort());
  }, [swarm, span, round]);
  const points = useMemo(() => (samples.done && live && !live.error ? [...samples.points, figuresOf(live)] : samples.points), [samples, live]);
  const axis = { points, span: spanOf(span), at };
  return html`<section class="plots" aria-label="Plots">
    <${Spark} ...${axis} label="Tasks running" value=${(point) => point.tasks} format=${String} />
    <${Spark} ...${axis} label="CPUs reserved" value=${(point) => point.cpu} most=${(point) => point.allCpu} format=${cpus} />
    <${Spark} ...${axis} label="GiB of memory reserved" value=${(point) => point.memory} most=${(point) => point.allMemory} format=${gib} />
    <${Spark} ...${axis} label="Nodes ready" value=${(point) => point.ready} most=${(point) => point.nodes} format=${String} />
    ${samples.problem && html`<p class="quiet">The past is missing: ${samples.problem}.</p>`}
  </section>`;
}

function Changes() {
  const { items, loaded, problem } = useStore((state) => state.changes);
  const at = useStore((state) => state.route.at);
  const [most, setMost] = useState(LISTED);
  const begin = useBegin(spanOf(useStore((state) => state.route.span)));
  const newest = useMemo(() => since(items, begin).toReversed(), [items, begin]);
  if (newest.length === 0) {
    return html`<section class="changes" aria-label="Changes">
      <h2>Changes</h2>
      <${Nothing}>${problem ? `No changes: ${problem}.` : loaded ? 'Nothing has changed in this time.' : 'Reading the topic.'}<//>
    </section>`;
  }
  return html`<section class="changes" aria-label="Changes">
    <h2>Changes, the newest first</h2>
    <ol>
      ${newest.slice(0, most).map((change) => html`<${Change} key=${`${change.changed_at} ${change.type} ${change.subject.id}`} change=${change} at=${at} />`)}
    </ol>
    ${newest.length > most && html`<button type="button" onClick=${() => setMost(most + LISTED)}>Show more of ${newest.length}</button>`}
  </section>`;
}

function Change({ change, at }) {
  const chosen = at === change.changed_at;
  return html`<li>
    <a href=${link({ at: change.changed_at })} aria-current=${chosen ? 'true' : undefined}>
      <time datetime=${change.changed_at}>${moment(change.changed_at)}</time>
      <span><${Mark} level=${levelOf(change)} />${change.summary}</span>
    </a>
  </li>`;
}

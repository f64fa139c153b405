import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { refine } from './route.js';

/** Up to so many rows are all there; of more, only those in sight and some around. */
const ALL = 120;
const AROUND = 20;
const STEP = 10;

/**
 * A table that can be sorted by its columns.
 *
 * @typedef {Object} Column
 * @property {string} key in the link
 * @property {string} label
 * @property {(row: Object) => string|number} [by] what it is sorted by; none where it cannot be
 * @property {boolean} [descends] whether large values come first
 * @property {string} [kind] class of its cells
 * @property {(row: Object) => *} cell
 *
 * @param {{label: string, columns: Column[], rows: Object[], order: string, rowClass: (row: Object) => string}} props
 *     rows sorted already, by `sorted`
 */
export function Table({ label, columns, rows, order, rowClass = () => '' }) {
  const body = useRef(null);
  const [from, to, height] = useWindow(body, rows.length);
  const cut = rows.length > ALL;
  return html`<table aria-label=${label} aria-rowcount=${rows.length + 1}>
    <thead>
      <tr aria-rowindex="1">${columns.map((column) => html`<${Heading} column=${column} order=${order} />`)}</tr>
    </thead>
    <tbody ref=${body}>
      ${cut && from > 0 && html`<tr key="above" class="gap" aria-hidden="true" style=${{ height: `${from * height}px` }} />`}
      ${rows.slice(from, to).map(
        (row, index) => html`<tr key=${row.id} class=${rowClass(row)} aria-rowindex=${from + index + 2}>
          ${columns.map((column) => html`<td class=${column.kind}>${column.cell(row)}</td>`)}
        </tr>`,
      )}
      ${cut && to < rows.length && html`<tr key="below" class="gap" aria-hidden="true" style=${{ height: `${(rows.length - to) * height}px` }} />`}
    </tbody>
  </table>`;
}

function Heading({ column, order }) {
  if (!column.by) {
    return html`<th scope="col" class=${column.kind}>${column.label}</th>`;
  }
  const [key, reversed] = split(order);
  const chosen = key === column.key;
  const ascends = Boolean(column.descends) === reversed;
  const next = !chosen ? column.key : reversed ? '' : `-${column.key}`;
  const direction = chosen ? (ascends ? 'ascending' : 'descending') : undefined;
  return html`<th scope="col" class=${column.kind} aria-sort=${direction}>
    <button type="button" onClick=${() => refine({ sort: next })}>
      ${column.label}<span class="arrow" aria-hidden="true">${chosen ? (ascends ? ' ↑' : ' ↓') : ''}</span>
    </button>
  </th>`;
}

const split = (order) => (order.startsWith('-') ? [order.slice(1), true] : [order, false]);

/**
 * The rows in this order; as they are where it names no column.
 *
 * @param {Column[]} columns
 * @param {string} order a column's key, with `-` in front for the other direction
 */
export function sorted(rows, columns, order) {
  const [key, reversed] = split(order);
  const column = columns.find((candidate) => candidate.key === key);
  if (!column?.by) {
    return rows;
  }
  const sign = Boolean(column.descends) === reversed ? 1 : -1;
  const keyed = rows.map((row) => ({ row, value: column.by(row) }));
  const compare = typeof keyed[0]?.value === 'number' ? (a, b) => a - b : new Intl.Collator(undefined, { numeric: true }).compare;
  return keyed.sort((one, other) => sign * compare(one.value, other.value)).map(({ row }) => row);
}

/** Which rows are in sight, and how high one is. */
function useWindow(body, count) {
  const [range, setRange] = useState({ from: 0, to: ALL, height: 40 });
  const measure = () => {
    if (body.current && count > ALL) {
      const row = body.current.querySelector('tr:not(.gap)');
      const height = row?.offsetHeight || range.height;
      const above = Math.max(0, -body.current.getBoundingClientRect().top);
      const first = Math.floor(above / height / STEP) * STEP;
      const from = Math.max(0, first - AROUND);
      const to = Math.ceil((first + innerHeight / height + AROUND + STEP) / STEP) * STEP;
      setRange((old) => (old.from === from && old.to === to && old.height === height ? old : { from, to, height }));
    }
  };
  useLayoutEffect(measure, [count]);
  useEffect(() => {
    addEventListener('scroll', measure, { passive: true });
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
    };
  }, [count]);
  return count > ALL ? [range.from, Math.min(range.to, count), range.height] : [0, count, range.height];
}

import { apiTime } from './api.js';
import { moment } from './format.js';
import { html } from './html.js';

const WIDTH = 600;
const HEIGHT = 60;

/**
 * A small plot of one figure. It stays as it was from one look to the next.
 *
 * @param {{points: Object[], span: number, at: string, label: string, value: (point: Object) => number,
 *     most?: (point: Object) => number, format: (value: number) => string}} props most: what there could be
 */
export function Spark({ points, span, at, label, value, most, format }) {
  const last = points.at(-1);
  const end = apiTime();
  const x = (time) => Math.max(0, ((time - end) / span + 1) * WIDTH);
  const top = Math.max(1, ...points.map(most ?? value)) * 1.05;
  const y = (figure) => HEIGHT - (figure / top) * HEIGHT;
  const values = points.map(value);
  return html`<figure class="spark">
    <figcaption>
      <span>${label}</span>
      <strong>${last ? format(value(last)) : '–'}${last && most && html`<small> of ${format(most(last))}</small>`}</strong>
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${described(label, values, format)}>
      ${points.length > 1 &&
      html`<path class="area" d="${line(points, value, x, y)}V${HEIGHT}H${x(points[0].time).toFixed(1)}Z" />
        ${most && html`<path class="most" d=${line(points, most, x, y)} />`}
        <path class="figure" d=${line(points, value, x, y)} />`}
      ${at && html`<line class="moment" x1=${x(Date.parse(at))} x2=${x(Date.parse(at))} y1="0" y2=${HEIGHT}><title>${moment(at)}</title></line>`}
    </svg>
  </figure>`;
}

function line(points, value, x, y) {
  const [first, ...rest] = points;
  const steps = rest.map((point) => `H${x(point.time).toFixed(1)}V${y(value(point)).toFixed(1)}`);
  return `M${x(first.time).toFixed(1)} ${y(value(first)).toFixed(1)}${steps.join('')}`;
}

function described(label, values, format) {
  return values.length > 1 ? `${label}: ${format(Math.min(...values))} to ${format(Math.max(...values))}` : `${label}: no past yet`;
}

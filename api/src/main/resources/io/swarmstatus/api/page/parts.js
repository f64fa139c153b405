import { html } from './html.js';

/** A mark whose shape says as much as its colour. */
export function Mark({ level }) {
  return html`<span class="mark ${level}" aria-hidden="true"></span>`;
}

/**
 * How much of something is taken.
 *
 * @param {{label: string, text: string, more?: string, share: number, calm?: boolean}} props share in percent;
 *     more where there is room; calm where much is no reason to look
 */
export function Bar({ label, text, more, share, calm }) {
  const level = !calm && share >= 95 ? 'full' : '';
  return html`<div class="bar">
    <span class="text">${text}<span class="roomy">${more}</span></span>
    <div class="track ${level}" role="img" aria-label="${label}: ${Math.round(share)} %">
      <i style=${{ width: `${share}%` }}></i>
    </div>
  </div>`;
}

/** What to show where there is nothing to show. */
export function Nothing({ children }) {
  return html`<p class="nothing">${children}</p>`;
}

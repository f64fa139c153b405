import { html, useEffect, useRef } from './html.js';
import { refine } from './route.js';

/** Searches what the view shows; `/` leads here. */
export function Search({ label, value }) {
  const field = useRef(null);
  useEffect(() => {
    const focus = (event) => {
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return html`<input
    ref=${field}
    class="search"
    type="search"
    aria-label=${label}
    aria-keyshortcuts="/"
    placeholder="${label}  ( / )"
    value=${value}
    onInput=${(event) => refine({ q: event.target.value })}
  />`;
}

import { showToken } from './api.js';
import { html, useEffect, useRef } from './html.js';
import { set, useStore } from './store.js';

/** Asks for a token, where the api takes nobody without. */
export function Token() {
  const { reason } = useStore((state) => state.token);
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    // As terminals wrap it, and as a header has it.
    const given = field.current.value.replace(/^\s*Bearer\s+/i, '').replace(/\s+/g, '');
    if (/^[\x21-\x7e]+$/.test(given)) {
      showToken(given);
    } else {
      set({ token: { needed: true, reason: 'that is no token' } });
    }
  };
  return html`<form class="token" onSubmit=${submit}>
    <h1>A token is needed</h1>
    <p>This api tells the status only to those who have one. It is kept until the page is closed or loaded again.</p>
    ${reason && html`<p class="refused" role="alert">Refused: ${reason}.</p>`}
    <label>Token <textarea ref=${field} name="token" rows="4" autocomplete="off" spellcheck="false" required></textarea></label>
    <button type="submit">Show the status</button>
  </form>`;
}

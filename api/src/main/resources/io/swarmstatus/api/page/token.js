import { showToken } from './api.js';
import { html, useEffect, useRef } from './html.js';
import { useStore } from './store.js';

/** Asks for a token, where the api takes nobody without. */
export function Token() {
  const { reason } = useStore((state) => state.token);
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    const given = field.current.value.trim();
    if (given) {
      showToken(given);
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

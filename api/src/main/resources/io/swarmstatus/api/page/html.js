/** What all views are written with: markup in template strings, rendered by Preact. */
import { h, render } from './preact.js';
import htm from './htm.js';

export { render };
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from './hooks.js';
export const html = htm.bind(h);

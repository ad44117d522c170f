import { remember, remembered } from './device-storage.js';

/**
 * What a key does: `label` says it, `run` gets the event and may give false, which leaves the key to the browser.
 * @typedef {{ label?: string, run: (event: KeyboardEvent) => unknown, repeats?: boolean }} Key
 */

/** @type {Map<string, { keys: Record<string, Key>, about: string }>} */
const places = new Map();
const PREFIX = 'G';
const SEQUENCE_MS = 1500;
const FIELDS = 'input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable]';
/** What a key does by itself on what has the focus.
 * @type {Record<string, string>} */
const NATIVE = { Enter: 'a,button,summary,input', Space: 'button,summary,input' };
const ALWAYS = /^(?:ArrowUp|ArrowDown|Enter|Escape|Ctrl .*)$/;
let letters = remembered().letters;
let prefixed = Number.NEGATIVE_INFINITY;

/**
 * Sets the keys of a place, in the place of those that it had; null takes them away. What came last is asked first.
 * Keys are named as they read: `R`, `Shift X`, `Ctrl K`, `G J`, `1`, `/`, `Space`, `Enter`, `ArrowDown`, `Escape`.
 * @param {string} place
 * @param {Record<string, Key> | null} keys those with a label stand in the palette too
 * @param {string} [about] what they act on, for the palette
 */
export function setKeys(place, keys, about = '') {
  places.delete(place);
  if (keys) places.set(place, { keys, about });
}

/** Gives the keys that have labels, those of the place that was set last first. */
export const labelledKeys = () =>
  newestFirst().map(({ keys, about }) => ({
    about,
    keys: Object.entries(keys).flatMap(([name, { label, run }]) => (label ? [{ name, label, run }] : [])),
  }));

const newestFirst = () => {
  const newest = [];
  for (const one of places.values()) newest.unshift(one);
  return newest;
};

/** Says whether single letters act. */
export const lettersAct = () => letters;

/** @param {boolean} on */
export function setLetters(on) {
  letters = on;
  remember({ letters });
  document.body.classList.toggle('no-keys', !on);
}

/**
 * Names the key of an event as places name theirs: letters by what they write, digits by where they are, since AZERTY writes them with Shift.
 * @param {KeyboardEvent} event
 */
function nameOf({ key, code, ctrlKey, metaKey, shiftKey }) {
  if (ctrlKey || metaKey) return `Ctrl ${key.toUpperCase()}`;
  if (/^Digit[1-9]$/.test(code) && !shiftKey && !/^[a-z/?]$/i.test(key)) return code.slice(5);
  if (key === ' ') return 'Space';
  if (/^[a-z]$/i.test(key)) return shiftKey ? `Shift ${key.toUpperCase()}` : key.toUpperCase();
  return key;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing || event.altKey || event.defaultPrevented) return;
  const name = nameOf(event);
  const target = event.target instanceof Element ? event.target : null;
  const inField = Boolean(target?.closest(FIELDS));
  if (document.querySelector('dialog[open]') || (inField && !name.startsWith('Ctrl '))) return;
  if (!letters && !ALWAYS.test(name)) return;
  const sequence = event.timeStamp - prefixed < SEQUENCE_MS ? `${PREFIX} ${name}` : '';
  const found = (sequence && keyNamed(sequence)) || keyNamed(name);
  prefixed = name === PREFIX ? event.timeStamp : Number.NEGATIVE_INFINITY;
  if (!found || (event.repeat && !found.repeats)) return;
  if (target?.closest(NATIVE[name] ?? ':not(*)')) return;
  if (found.run(event) !== false) event.preventDefault();
}

/** @param {string} name */
function keyNamed(name) {
  return newestFirst().find(({ keys }) => keys[name])?.keys[name] ?? null;
}

export function watchKeys() {
  document.addEventListener('keydown', onKey);
  document.body.classList.toggle('no-keys', !letters);
}

import { timeNow } from '../../../shared/script/clock.js';
import { byId, element, format, icon } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @typedef {import('../../../shared/script/dom.js').Child} Child */

/**
 * What can be undone, and until when (an ISO moment): `run` does it. holding: what waits until then, with `{seconds}` in it. gone: what to say once it left.
 * @typedef {{ until: string | number, run: () => unknown, holding?: string, gone?: string }} Undo
 */

const SVG = 'http://www.w3.org/2000/svg';
/** @type {Undo | null} */
let undoable = null;
let ticking = 0;

/**
 * Writes the line at the foot: what was done last, or not done, and its undo. It stays until the next.
 * The seconds that run are for the eye alone: a screen reader hears the line once.
 * @param {{ text: Child | Child[], bad?: boolean, idle?: boolean, undo?: Undo | null }} line idle: that nothing was done yet
 */
export function tell({ text, bad = false, idle = false, undo = null }) {
  clearInterval(ticking);
  undoable = undo;
  const words = Array.isArray(text) ? text : [text];
  const left = undo ? secondsLeft(undo) : 0;
  const spoken = undo?.holding ? element('span', { class: 'vh' }, ` ${format(undo.holding, { seconds: left })}`) : null;
  byId('status').replaceChildren(...(idle ? [] : [icon(bad ? 'alert' : 'ok')]), element('p', {}, ...words, spoken));
  byId('status').parentElement?.classList.toggle('status-line--ko', bad);
  document.getElementById('countdown')?.remove();
  byId('undo-last').hidden = !undo;
  if (undo) count(undo, Math.max(left, 1));
}

/** @param {Undo} undo */
const secondsLeft = ({ until }) => Math.max(0, Math.ceil((new Date(until).getTime() - Date.now()) / 1000));

/**
 * @param {Undo} undo
 * @param {number} all
 */
function count(undo, all) {
  const words = element('span', {});
  const gauge = document.createElementNS(SVG, 'svg');
  const bar = document.createElementNS(SVG, 'rect');
  gauge.setAttribute('class', 'countdown');
  gauge.setAttribute('viewBox', `0 0 ${all} 5`);
  gauge.setAttribute('preserveAspectRatio', 'none');
  bar.setAttribute('height', '5');
  gauge.append(bar);
  const box = element('span', { id: 'countdown', class: 'status-line__what', 'aria-hidden': 'true' }, words, gauge);
  byId('status').after(box);
  const tick = () => {
    const left = secondsLeft(undo);
    words.textContent = undo.holding ? format(undo.holding, { seconds: left }) : '';
    bar.setAttribute('width', String(left));
    if (left > 0) return;
    clearInterval(ticking);
    box.remove();
    undoable = null;
    byId('undo-last').hidden = true;
    if (undo.gone) byId('status').querySelector('p')?.append(` ${format(undo.gone, { time: timeNow() })}`);
  };
  tick();
  ticking = setInterval(tick, 1000);
}

/** Undoes what the line says, once. */
export async function undoLast() {
  const undo = undoable;
  if (!undo) return;
  undoable = null;
  await undo.run();
}

/** Says that what is shown was read now. */
export function showRead() {
  byId('read-at').textContent = format(TEXT.read_at, { time: timeNow() });
}

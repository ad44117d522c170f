import { format, go, neighbours, place, tell, written } from 'desk';
import { element } from '../../../shared/script/dom.js';
import { notWritten } from './pane-messages.js';
import * as TEXT from 'texts';

/** @import { Outcome } from './commit.js' */
/** @import { OpenedPane, PanePage } from './pane.js' */

/**
 * Dossiers to which something is being written, each with what ends once the answer is there.
 * @type {Map<string, Promise<unknown>>}
 */
const running = new Map();

/**
 * Panes whose act was refused while their user was elsewhere, by dossier and act: as they were typed.
 * @type {Map<string, { pane: OpenedPane, outcome: Outcome }>}
 */
const refused = new Map();

addEventListener('beforeunload', (event) => {
  if (running.size || refused.size) event.preventDefault();
});

/**
 * Waits until nothing is being written to a dossier: what is read before is of before.
 * @param {string} reference
 */
export const settled = (reference) => running.get(reference);

/**
 * Gives the dossier to which the list moves on, nothing where the day itself comes after its last row; null for a dossier of no list, whose pane waits for its answer.
 * @param {OpenedPane} pane
 */
export function following({ context }) {
  const beside = neighbours(context.reference);
  return beside ? (beside.undone ?? '') : null;
}

/**
 * Leads to the next row, or from the last one to the day, while an act is being written; what is refused comes back with all that was typed.
 * @param {OpenedPane} pane
 * @param {string} next
 * @param {Promise<Outcome>} sending
 * @param {(outcome: Outcome) => void} onWritten
 */
export async function moveOn(pane, next, sending, onWritten) {
  const { reference, act } = pane.context;
  const end = sending.then((outcome) => {
    running.delete(reference);
    if (outcome.failed) {
      refused.set(`${reference}/${act.act}`, { pane, outcome });
      written(reference, null);
    } else onWritten(outcome);
    return outcome;
  });
  running.set(reference, end);
  pane.hide();
  tell({ text: [`${pane.spec.title}, `, element('b', {}, reference), ` : ${TEXT.being_written}`], idle: true });
  go(`#/${next}`);
  const { failed, done } = await end;
  if (failed) lead(pane, notWritten(pane, failed, done.length));
}

/**
 * Leads back to a pane that was refused; who is typing elsewhere is told of it, and goes there themselves.
 * @param {OpenedPane} pane
 * @param {string} words what is not written
 */
function lead({ context: { reference, act, parameter }, spec }, words) {
  const hash = `#/${reference}/${act.act}${parameter && `/${parameter}`}`;
  const typing = document.querySelector('dialog[open]') ?? document.activeElement?.closest('input:not([type=checkbox]),textarea,select');
  if (!typing && navigator.onLine) {
    tell({ text: [`${words} `, element('b', {}, reference)], bad: true });
    go(hash);
    return;
  }
  tell({ text: [format(TEXT.not_written, { act: spec.title }), ' ', element('b', {}, reference), '. ', element('a', { href: hash }, TEXT.what_was_typed)], bad: true });
}

/**
 * Shows a pane that was refused, if that is what an address names.
 * @param {string} word the act's, with what it is about behind a slash
 * @param {PanePage} page
 */
export function comeBack(word, page) {
  const [act = '', ...rest] = word.split('/');
  const key = `${place().reference}/${act}`;
  const back = refused.get(key);
  if (!back || (rest.length && rest.join('/') !== back.pane.context.parameter)) return false;
  refused.delete(key);
  back.pane.back(page, back.outcome);
  return true;
}

import { byId, find, format } from '../../../shared/script/dom.js';
import { setKeys } from '../shell/keys.js';
import { go, place } from '../shell/router.js';
import { choose, chooseNone, currentRow, picked, setCurrent, showPicked, step } from './current-row.js';
import { showNext } from './draw-day.js';
import { withTools } from './with-tools.js';
import { list } from './list-state.js';
import { mattersOf } from './views.js';
import { hashOfView, viewOf } from './view.js';
import { actHash } from './worklist-row.js';
import * as TEXT from 'texts';

/** The letters of a dossier's acts, by the words of their addresses. */
const ACTS = { R: 'answer', D: 'date', L: 'receive', E: 'ship', B: 'delivery-note', F: 'invoice', P: 'payment', T: 'news', N: 'note', I: 'invite' };
const DIGITS = 7;
const LABELS = /** @type {Record<string, string>} */ (TEXT.act_labels);

/** @param {(reference: string) => unknown} act */
const onRow = (act) => () => (picked.reference ? act(picked.reference) : false);

/** Sets the keys of the list; what they act on is the current row. */
export function setListKeys() {
  const row = currentRow();
  const about = row ? format(TEXT.on_dossier, { reference: row.reference, customer: row.customer }) : '';
  /** @type {Record<string, import('../shell/keys.js').Key>} */
  const letters = {};
  for (const [letter, act] of Object.entries(ACTS)) {
    letters[letter] = { label: row ? LABELS[act] : undefined, run: onRow((reference) => (picked.chosen.size && (letter === 'D' || letter === 'T') ? withTools(({ openMany }) => openMany(act)) : go(`#/${reference}/${act}`))) };
  }
  setKeys('list', {
    ...letters,
    J: { run: forward, repeats: true },
    ArrowDown: { run: forward, repeats: true },
    K: { run: () => step(-1), repeats: true },
    ArrowUp: { run: () => step(-1), repeats: true },
    Enter: { run: onRow((reference) => go(`#/${reference}`)) },
    Space: { label: row ? TEXT.preview : undefined, run: onRow(() => withTools(({ togglePreview }) => togglePreview())) },
    A: { label: row?.expected?.label, run: () => { if (row) go(actHash(row)); } },
    X: { label: row ? TEXT.choose_row : undefined, run: onRow((reference) => choose(reference, false)) },
    'Shift X': { run: onRow((reference) => choose(reference, true)) },
    O: { label: row ? TEXT.change_owner : undefined, run: onRow(() => withTools(({ openMany }) => openMany('assign'))) },
    'aside:': { label: row ? (row.aside ? TEXT.take_up : TEXT.put_aside) : undefined, run: onRow(() => withTools(({ openMany }) => openMany(row?.aside ? 'take_up' : 'aside'))) },
    Escape: { run: escape },
    ...digits(),
  }, about);
}

/** Goes to the next row, past the last one that is shown too. */
function forward() {
  if (step(1)) return;
  const table = find('worklist');
  if (list.cursor && list.view && table instanceof HTMLTableElement) showNext(list.view, table);
}

function escape() {
  if (picked.chosen.size) chooseNone();
  else if (find('preview')) withTools(({ togglePreview }) => togglePreview());
  else return false;
  return true;
}

/** The digits open what waits, in the order in which it stands at the left when they are pressed. */
const digits = () => Object.fromEntries(Array.from({ length: DIGITS }, (_, at) => [String(at + 1), { run: () => openMatter(at) }]));

/** @param {number} at */
function openMatter(at) {
  const view = viewOf(place().query);
  const matter = mattersOf(list.counts, view)[at];
  if (matter) go(hashOfView({ ...view, matter }));
}

/** @param {EventTarget | null} target */
const referenceOf = (target) => (target instanceof Element ? target.closest('tr')?.dataset.reference : undefined);

/** Makes a table's rows follow the focus and the checkboxes. */
export function watchRows() {
  const table = byId('worklist');
  table.addEventListener('focusin', ({ target }) => {
    const reference = referenceOf(target);
    if (reference) setCurrent(reference);
  });
  table.addEventListener('click', (event) => {
    const reference = referenceOf(event.target);
    if (reference && event.target instanceof HTMLInputElement) choose(reference, event.shiftKey);
  });
  if (!list.rows.some(({ reference }) => reference === picked.reference)) picked.reference = list.rows[0]?.reference ?? null;
  showPicked();
  setListKeys();
}

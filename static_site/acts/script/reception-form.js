import { announce, byId, copied, currentDocument, filled, find, format, noBreak, query, required, send, showResult, validate } from 'page';
import { receptionDialog } from './reception-dialog.js';
import { writtenDay } from '../../shared/script/written-day.js';
import * as TEXT from 'texts';

/** @import { ShownConfirm } from '../../shared/types.js' */
/** @typedef {'whole' | 'wanting' | 'absent'} Condition */

const QUESTION_TEXTS = { unsent: TEXT.question_unsent, nothing: TEXT.question_nothing };
const RECEPTION_TEXTS = { unsent: TEXT.reception_unsent, nothing: TEXT.reception_nothing };
const SUBMIT_TEXTS = { whole: TEXT.receive_whole, wanting: TEXT.receive_wanting, absent: TEXT.receive_absent };

/**
 * The parcel that the dialog is about, null before it is opened and once it is confirmed.
 * @type {ShownConfirm | null}
 */
let asked = null;

/** @param {string} name */
const part = (name) => byId(`r-${name}`);
/** @param {string} name */
const input = (name) => required(`#r-${name}`, HTMLInputElement);
const remarks = () => required('#r-text', HTMLTextAreaElement);
const typedRemarks = () => remarks().value.trim();
const typedName = () => input('name').value.trim();
const condition = () => /** @type {Condition} */ (required('#f-reception [name=how]:checked', HTMLInputElement).value);

/**
 * Opens the dialog about the parcel that a button names.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export function openReception(button, reread) {
  if (!find('reception')) prepare(reread);
  openDialog(required('#reception', HTMLDialogElement), required('#f-reception', HTMLFormElement), Number(button.dataset.parcel));
}

/**
 * Makes the dialog of a dossier that was freshly opened: nothing is left in it of another one.
 * @param {() => Promise<unknown>} reread
 */
function prepare(reread) {
  const dialog = receptionDialog();
  byId('content').append(dialog);
  asked = null;
  const form = required('#f-reception', HTMLFormElement);
  form.addEventListener('input', () => asked && review(asked));
  query('[data-close]', form).addEventListener('click', () => dialog.close());
  prepareLetter(query('[data-copy-letter]', form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (asked) submit(asked, dialog, form, reread);
  });
}

/** @param {HTMLElement} button */
function prepareLetter(button) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', () => copied(part('letter').textContent ?? '', TEXT.letter));
}

/**
 * Opens the dialog about a parcel; what was typed about the same one is still there.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement} form
 * @param {number} parcel
 */
function openDialog(dialog, form, parcel) {
  const about = currentDocument()?.deliveries?.rows.find(({ confirm }) => confirm?.parcel === parcel)?.confirm;
  if (!about) return;
  if (asked?.parcel !== parcel) {
    form.reset();
    query('[data-result]', form).replaceChildren();
    input('date').value = about.today;
  }
  asked = about;
  Object.assign(input('date'), { min: about.earliest, max: about.today });
  part('title').replaceChildren(noBreak(about.title));
  part('content').replaceChildren(noBreak(about.content));
  review(about);
  dialog.showModal();
  query('[name=how]:checked', form).focus();
}

/**
 * @param {ShownConfirm} about
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement} form
 * @param {() => Promise<unknown>} reread
 */
async function submit(about, dialog, form, reread) {
  const absent = condition() === 'absent';
  const texts = absent ? QUESTION_TEXTS : RECEPTION_TEXTS;
  const complete = validate([
    [remarks(), (text) => condition() !== 'wanting' || filled(text)],
    [input('date'), (day) => absent || (day >= about.earliest && day <= about.today)],
    [input('name'), filled],
  ]);
  if (!complete) {
    showResult(form, 'ko', texts.unsent, TEXT.incomplete);
    return;
  }
  if (!(await send(form, absent ? 'questions' : 'receptions', absent ? question(about) : reception(about), texts, reread))) return;
  asked = null;
  dialog.close();
  await reread();
  announce(absent ? TEXT.question_sent : TEXT.reception_sent);
  find('h-deliveries')?.focus();
}

/** @param {ShownConfirm} about */
const question = ({ parcel }) => ({ name: typedName(), question: typedRemarks() || format(TEXT.not_arrived, { number: parcel }), parcel });

/** @param {ShownConfirm} about */
const reception = ({ parcel }) => ({ name: typedName(), parcel, received_on: input('date').value, remarks: condition() === 'wanting' ? typedRemarks() : null });

/**
 * Shows the fields of what was chosen, and what is about to be confirmed, in one line, as it is typed.
 * @param {ShownConfirm} about
 */
function review(about) {
  const [chosen, day, text, name] = [condition(), input('date').value, typedRemarks(), typedName()];
  const date = day && writtenDay(new Intl.DateTimeFormat(TEXT.locale, { dateStyle: 'long', timeZone: 'UTC' }), new Date(`${day}T00:00Z`));
  part('remarks').hidden = chosen === 'whole';
  part('day').hidden = chosen === 'absent';
  query('label', part('remarks')).textContent = chosen === 'absent' ? TEXT.more_words : TEXT.found;
  remarks().toggleAttribute('aria-required', chosen === 'wanting');
  query('#f-reception [type=submit]').textContent = SUBMIT_TEXTS[chosen];
  showLaw(about, chosen === 'wanting', day, date, text);
  const facts = [
    format(TEXT.parcel, { number: about.parcel }),
    chosen === 'absent' ? TEXT.absent : day ? format(TEXT.received_on, { date }) : '',
    chosen === 'whole' ? TEXT.no_remarks : text && chosen === 'wanting' ? format(TEXT.remarks, { text }) : '',
    name ? format(TEXT.by, { name }) : '',
  ];
  part('review').textContent = format(chosen === 'absent' ? TEXT.review_absent : TEXT.review, { what: facts.filter(Boolean).join(', ') });
}

/**
 * Shows what the carrier has to be told, until when, and the letter that does it, where its law is known.
 * @param {ShownConfirm} about
 * @param {boolean} shown
 * @param {string} day
 * @param {string} date the day in words
 * @param {string} text the remarks
 */
function showLaw(about, shown, day, date, text) {
  part('law').hidden = !shown;
  for (const each of part('law').querySelectorAll('[data-protest]')) each.toggleAttribute('hidden', !about.letter);
  part('until').textContent = about.carrier.find(({ on }) => on === day)?.text ?? TEXT.carrier_days;
  part('letter').textContent = format(about.letter ?? '', { date: date || '…', text: text || '…' });
}

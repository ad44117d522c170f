import { announce, get, go, neighbours, reread as rereadPlace, setKeys, showRead, tell } from 'desk';
import { element, icon } from '../../../shared/script/dom.js';
import { showCustomer } from './customer-column.js';
import { drawDossier } from './dossier-frame.js';
import { dossierKeys, keysAhead } from './dossier-keys.js';
import { loadPanes, panes } from './load-panes.js';
import { asSentence } from './as-sentence.js';
import { readAll } from './read-all.js';
import * as TEXT from 'texts';

/** @import { Act, Acts, Answer, Context, CustomerDocument, Holder, StaffDossier, StaffHistory, StoredDocument } from '../../staff.js' */

/** @typedef {{ reference: string, pane: string | null, at: number | null }} Place */
/**
 * A dossier as it was read, all of one moment. tag: by which the API knows what was read.
 * @typedef {{ tag: string | null, dossier: StaffDossier, document: CustomerDocument, acts: Acts, history: StaffHistory, documents: StoredDocument[], links: Holder[] }} Reading
 */

const SKELETON_AFTER = 300;
const LATE_AFTER = 8000;
const REREAD_MS = 60_000;
let timer = 0;

/** @type {{ place: Place, reading: Reading } | null} */
let shown = null;
/**
 * What the address names, shown already or not; null where the desk is elsewhere.
 * @type {Place | null}
 */
let wanted = null;
let latest = 0;
let asking = false;
/** Whether somebody wrote since what is shown was read: it is read again once no pane is open. */
let overdue = false;
/** Takes back what is to be drawn while a dossier is read: whoever left it is at another place. */
let stopWaiting = () => {};

/**
 * Opens a dossier, or a pane of the one that is open.
 * @param {Place} place
 */
export async function open(place) {
  const before = wanted;
  wanted = place;
  if (shown && shown.place.reference === place.reference && shown.place.at === place.at) {
    shown.place = place;
    if (!asking && !overdue) {
      await openNamedPane();
      return;
    }
    // What is being read opens it, as things are now.
    panes()?.closePane();
    if (!asking) await read(false);
    return;
  }
  panes()?.closePane();
  shown = null;
  // A letter that is typed early is of the dossier that comes, not of the one that still stands there.
  if (before?.reference !== place.reference) setKeys('dossier', keysAhead(place.reference, neighbours(place.reference)));
  await read(true);
}

/** Leaves the dossier; what was typed into its pane is kept. */
export function close() {
  panes()?.closePane();
  stopWaiting();
  shown = null;
  wanted = null;
  asking = false;
  overdue = false;
  latest += 1;
  clearTimeout(timer);
  setKeys('dossier', null);
}

/** Reads again what is shown, or is being read: what was asked before something was written is of before. */
export async function reread() {
  if (panes()?.openedPane()) overdue = true;
  else if (wanted) await read(!shown);
}

/**
 * Reads what is wanted; whoever asks last is answered.
 * @param {boolean} fresh whether nothing of it is shown yet
 */
async function read(fresh) {
  const place = wanted;
  if (!place) return;
  latest += 1;
  const mine = latest;
  asking = true;
  overdue = false;
  stopWaiting();
  if (fresh) stopWaiting = startWaiting();
  await panes()?.settled(place.reference);
  const answer = await readAll(place);
  // What is told of a case alone comes with the panes: few dossiers are one.
  if (!('failed' in answer) && answer.dossier.state.kind === 'service') await loadPanes().catch(() => {});
  if (mine !== latest) return;
  asking = false;
  stopWaiting();
  if ('failed' in answer) {
    if (fresh) showFailed(place, answer.failed);
    else await keepShown(answer.failed);
    return;
  }
  shown = { place: wanted ?? place, reading: answer };
  draw(fresh);
  await openNamedPane();
  loadPanes().catch(() => {});
}

/**
 * Looks, each minute and when the page is seen again, whether its customer or a colleague did something: then it is read again.
 * A pane that is open stays as it is, and says so.
 */
async function look() {
  watch();
  const was = shown;
  if (!was || asking || was.place.at || document.visibilityState === 'hidden' || !navigator.onLine || panes()?.settled(was.place.reference)) return;
  const { dossier, tag } = was.reading;
  const answer = /** @type {Answer<StaffDossier>} */ (await get(`/staff/dossiers/${dossier.reference}?`, { tag }));
  if (shown !== was || !answer.body || answer.body.version <= dossier.version) return;
  overdue = true;
  if (panes()?.openedPane()) panes()?.overtaken(answer.body);
  else if (!document.querySelector('dialog[open]')) await read(false);
}

function watch() {
  clearTimeout(timer);
  timer = setTimeout(look, REREAD_MS);
}

document.addEventListener('visibilitychange', look);

/** @param {boolean} fresh */
function draw(fresh) {
  if (!shown) return;
  const { place, reading } = shown;
  drawDossier(place, reading, neighbours(place.reference));
  document.title = `${reading.dossier.reference} ${reading.dossier.people.name} · ${TEXT.title}`;
  setKeys('dossier', dossierKeys(place.reference, reading, neighbours(place.reference)));
  showRead();
  watch();
  if (fresh) {
    scrollTo(0, 0);
    announce(`${reading.dossier.reference} ${reading.dossier.people.name}`);
  }
}

/** Opens the pane that the address names, or says why there is none. */
async function openNamedPane() {
  const opened = shown;
  const [word = '', ...rest] = (opened?.place.pane ?? '').split('/');
  if (!opened || !word) {
    panes()?.closePane();
    return;
  }
  const { place, reading } = opened;
  const loaded = await loadPanes().catch(() => null);
  if (asking || shown !== opened || shown.place !== place) return;
  const act = reading.acts.acts.find((each) => each.act === word);
  const page = { onDone, onAfter, onMoved: rereadPlace };
  if (loaded?.comeBack(place.pane ?? '', page)) return;
  if (act?.command === 'revise_offer' && act.allowed) {
    go(`#/offer?revise=${place.reference}`, { replace: true });
    return;
  }
  const pane = act && loaded?.paneOf(act.command);
  if (!act || !loaded || !pane || !act.allowed) {
    const why = loaded ? (act?.reason ?? null) : TEXT.not_loaded;
    if (why) tell({ text: asSentence(why), bad: true });
    go(`#/${place.reference}`, { replace: true });
    return;
  }
  const context = contextOf(act, reading, rest.join('/'));
  loaded.openPane(context, pane(context), page);
}

/**
 * @param {Act} act
 * @param {Reading} reading
 * @param {string} parameter
 * @returns {Context}
 */
function contextOf(act, { dossier, document: shownToCustomer, acts, links, history }, parameter) {
  const may = (/** @type {string} */ name) => acts.acts.some((each) => each.act === name && each.allowed);
  return { may, reference: dossier.reference, customer: dossier.people.name, dossier, links, history: history.entries, document: shownToCustomer, act, expected: acts.expected, parameter: parameter || ofExpected(act, acts.expected), base: `/staff/dossiers/${dossier.reference}` };
}

/**
 * Gives what the expected act is about, where an address names the act alone.
 * @param {Act} act
 * @param {import('../../staff.js').ExpectedAct | null} expected
 */
const ofExpected = (act, expected) => (expected?.act === act.act ? (expected.of ?? '') : '');

/** Forgets what was read: it is read anew when it is opened again. */
function onDone() {
  shown = null;
}

/** @param {CustomerDocument | null} after what the customer would read, null for what they read now */
function onAfter(after) {
  if (shown) showCustomer(shown.reading, after);
}

function startWaiting() {
  const box = document.getElementById('place');
  const timers = [
    setTimeout(() => box?.replaceChildren(element('div', { class: 'pad wait', 'aria-hidden': 'true' }, ...['sk--1', 'sk--2', 'sk--3', 'sk--2'].map((kind) => element('i', { class: `sk ${kind}` })))), SKELETON_AFTER),
    setTimeout(() => {
      const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
      again.onclick = () => read(true);
      box?.append(element('p', { class: 'pad', role: 'status' }, TEXT.late, ' ', again));
    }, LATE_AFTER),
  ];
  return () => timers.forEach(clearTimeout);
}

/**
 * @param {Place} place
 * @param {Answer} failed
 */
function showFailed(place, failed) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = () => read(true);
  const gone = failed.status === 404;
  const why = gone ? TEXT.no_dossier : reasonOf(failed);
  document.getElementById('place')?.replaceChildren(element('div', { class: 'pad' }, element('h1', {}, place.reference), element('div', { class: 'warn', role: 'alert' }, icon('alert'), element('p', {}, `${why} `, gone ? element('a', { href: '#' }, TEXT.to_the_day) : again))));
  announce(why);
}

/**
 * Leaves what is shown as it was read before.
 * @param {Answer} failed
 */
async function keepShown(failed) {
  overdue = true;
  tell({ text: `${TEXT.not_reread} ${reasonOf(failed)}`, bad: true });
  await openNamedPane();
}

/** @param {Answer} failed */
const reasonOf = ({ problem }) => problem?.detail ?? (navigator.onLine ? TEXT.no_answer : TEXT.offline);

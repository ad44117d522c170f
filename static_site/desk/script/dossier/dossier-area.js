import { announce, get, go, neighbours, setKeys, showRead, tell } from 'desk';
import { element, icon } from '../../../shared/script/dom.js';
import { showCustomer } from './customer-column.js';
import { drawDossier } from './dossier-frame.js';
import { dossierKeys } from './dossier-keys.js';
import { loadPanes, panes } from './load-panes.js';
import { asSentence } from './as-sentence.js';
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
let latest = 0;
/** Takes back what is to be drawn while a dossier is read: whoever left it is at another place. */
let stopWaiting = () => {};

/**
 * Opens a dossier, or a pane of the one that is open.
 * @param {Place} place
 */
export async function open(place) {
  if (shown && shown.place.reference === place.reference && shown.place.at === place.at) {
    shown.place = place;
    await openNamedPane();
    return;
  }
  panes()?.closePane();
  await read(place, true);
}

/** Leaves the dossier; what was typed into its pane is kept. */
export function close() {
  panes()?.closePane();
  stopWaiting();
  shown = null;
  latest += 1;
  clearTimeout(timer);
  setKeys('dossier', null);
}

/** Reads it again, where it is still the one that is shown. */
export async function reread() {
  if (shown && !panes()?.openedPane()) await read(shown.place, false);
}

/**
 * @param {Place} place
 * @param {boolean} fresh
 */
async function read(place, fresh) {
  latest += 1;
  const mine = latest;
  stopWaiting();
  if (fresh) stopWaiting = startWaiting(place);
  await panes()?.settled(place.reference);
  const reading = await readAll(place);
  if (mine !== latest) return;
  stopWaiting();
  if ('failed' in reading) {
    showFailed(place, reading.failed);
    return;
  }
  shown = { place, reading };
  draw(fresh);
  await openNamedPane();
  loadPanes().catch(() => {});
}

/**
 * @param {Place} place
 * @returns {Promise<Reading | { failed: Answer }>}
 */
async function readAll({ reference, at }) {
  const base = `/staff/dossiers/${encodeURIComponent(reference)}`;
  const then = at ? `&at=${at}` : '';
  const paths = [`${base}?${then}`, `${base}/customer-document?lang=${TEXT.lang}${then}`, `${base}/acts?lang=${TEXT.lang}`, `${base}/history?lang=${TEXT.lang}${then}`, `${base}/documents`, `${base}/links`];
  const answers = await Promise.all(paths.map((path) => /** @type {Promise<Answer<unknown>>} */ (get(path))));
  const failed = answers.find(({ ok }) => !ok);
  if (failed) return { failed };
  const [dossier, document, acts, history, documents, links] = answers.map(({ body }) => body);
  return /** @type {Reading} */ ({ tag: answers[0]?.tag ?? null, dossier, document, acts, history, .../** @type {object} */ (documents), .../** @type {object} */ (links) });
}

/**
 * Looks, each minute and when the page is seen again, whether its customer or a colleague did something: then it is read again.
 * A pane that is open stays as it is, and says so.
 */
async function look() {
  watch();
  const was = shown;
  if (!was || was.place.at || document.visibilityState === 'hidden' || !navigator.onLine || panes()?.settled(was.place.reference)) return;
  const { dossier, tag } = was.reading;
  const answer = /** @type {Answer<StaffDossier>} */ (await get(`/staff/dossiers/${dossier.reference}?`, { tag }));
  if (shown !== was || !answer.body || answer.body.version <= dossier.version) return;
  if (panes()?.openedPane()) panes()?.overtaken(answer.body);
  else if (!document.querySelector('dialog[open]')) await read(was.place, false);
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
  if (shown !== opened || shown.place !== place) return;
  const act = reading.acts.acts.find((each) => each.act === word);
  const page = { onDone, onAfter, onMoved: () => reread() };
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

/** @param {Place} place */
function startWaiting(place) {
  const box = document.getElementById('place');
  const timers = [
    setTimeout(() => box?.replaceChildren(element('div', { class: 'pad wait', 'aria-hidden': 'true' }, ...['sk--1', 'sk--2', 'sk--3', 'sk--2'].map((kind) => element('i', { class: `sk ${kind}` })))), SKELETON_AFTER),
    setTimeout(() => {
      const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
      again.onclick = () => read(place, true);
      box?.append(element('p', { class: 'pad', role: 'status' }, TEXT.late, ' ', again));
    }, LATE_AFTER),
  ];
  return () => timers.forEach(clearTimeout);
}

/**
 * @param {Place} place
 * @param {Answer} failed
 */
function showFailed(place, { status, problem }) {
  const again = element('button', { class: 'lnk', type: 'button' }, TEXT.retry);
  again.onclick = () => read(place, true);
  const why = status === 404 ? TEXT.no_dossier : (problem?.detail ?? (navigator.onLine ? TEXT.no_answer : TEXT.offline));
  document.getElementById('place')?.replaceChildren(element('div', { class: 'pad' }, element('h1', {}, place.reference), element('div', { class: 'warn', role: 'alert' }, icon('alert'), element('p', {}, `${why} `, status === 404 ? element('a', { href: '#' }, TEXT.to_the_day) : again))));
  announce(why);
}

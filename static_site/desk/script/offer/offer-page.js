import { announce, byId, element, format, go, me, post, reread as rereadPlace, setKeys, showRead, tell, why } from 'desk';
import { sentenceOf, shownProblem } from '../money/problems.js';
import { customerPart } from './customer-part.js';
import { draft, forgetDraft, isBegun, newDraft, offerBody, takeDraft } from './draft.js';
import { showDraft } from './draft-document.js';
import { lacking } from './lacking.js';
import { linesPart } from './lines-part.js';
import { readRevision } from './revision.js';
import { termsPart } from './terms-part.js';
import { totalsPart } from './totals-part.js';
import { inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Rehearsed } from '../../offer.js' */

const AFTER_TYPING = 300;
/** @type {{ customer: ReturnType<typeof customerPart> | null, lines: ReturnType<typeof linesPart>, totals: ReturnType<typeof totalsPart> } | null} */
let parts = null;
let [timer, turn] = [0, 0];
let busy = false;

/**
 * Opens the page: a new offer, or with `?revise=` the revision of one.
 * @param {{ query: URLSearchParams }} place
 */
export async function open({ query }) {
  // It becomes part of addresses of the API: what is no number leads nowhere else.
  const [reference = null] = /^[0-9A-Z]{10}$/.exec(query.get('revise') ?? '') ?? [];
  const account = query.get('account');
  if (reference !== (draft().revises?.reference ?? null)) {
    const revision = reference ? await readRevision(reference) : newDraft();
    if (typeof revision === 'string') {
      byId('place').replaceChildren(element('div', { class: 'pad' }, element('h1', {}, TEXT.revise_title), element('p', { class: 'red' }, revision)));
      return;
    }
    takeDraft(revision);
  }
  draw();
  if (account && !draft().customer) {
    const field = byId('customer');
    if (field instanceof HTMLInputElement) field.value = account;
  }
}

/** Leaves the page; the offer stays as it is composed until it is sent, thrown away, or the page is loaded anew. */
export function close() {
  turn += 1;
  clearTimeout(timer);
  parts = null;
  setKeys('offer', null);
  document.removeEventListener('keydown', onKey);
}

/** Asks again what the offer amounts to. */
export const reread = () => rehearse();

function draw() {
  const { revises } = draft();
  const title = revises ? TEXT.revise_title : TEXT.offer_title;
  const lines = linesPart(changed);
  const totals = totalsPart({ send, show: () => showDraft(draft(), totals.fail) });
  const customer = revises ? null : customerPart(changed);
  const drop = element('button', { class: 'btn btn--q', type: 'button', id: 'drop-offer' }, TEXT.drop);
  drop.onclick = dropOffer;
  const head = element('div', { class: 'page-head' }, element('div', {}, element('h1', {}, title, revises ? element('span', { class: 'ref' }, ` ${revises.reference}`) : null), element('p', {}, revises ? format(TEXT.revise_lead, { name: revises.to }) : TEXT.offer_lead)), drop);
  const form = element('form', { class: 'pad', novalidate: true }, head, customer?.node ?? null, lines.node, termsPart(changed));
  form.onsubmit = (event) => event.preventDefault();
  byId('place').replaceChildren(element('div', { class: 'offer' }, form, totals.node));
  parts = { customer, lines, totals };
  document.title = `${title} · ${TEXT.title}`;
  document.addEventListener('keydown', onKey);
  setKeys('offer', {});
  if (isBegun() || revises) rehearse();
  (customer ?? lines).focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  send();
}

function dropOffer() {
  const { revises } = draft();
  const thrown = draft();
  forgetDraft();
  tell({ text: TEXT.dropped, undo: { until: Date.now() + me().undo_seconds * 1000, run: () => bringBack(thrown) } });
  if (revises) go(`#/${revises.reference}`);
  else draw();
}

/** @param {import('../../offer.js').Draft} thrown */
function bringBack(thrown) {
  takeDraft(thrown);
  if (parts) draw();
  else go(thrown.revises ? `#/offer?revise=${thrown.revises.reference}` : '#/offer');
}

/** Follows what was typed: the API says what it amounts to a moment later. */
function changed() {
  clearTimeout(timer);
  turn += 1;
  parts?.totals.wait(true);
  timer = setTimeout(rehearse, AFTER_TYPING);
}

async function rehearse() {
  const offer = draft();
  const body = offerBody(offer);
  const mine = (turn += 1);
  if (!parts || !body) {
    parts?.totals.wait(false);
    // What was reckoned before is no longer what would be sent.
    parts?.totals.none(offer.lines.length ? incomplete(offer) : TEXT.totals_later);
    return;
  }
  const path = offer.revises ? `/staff/dossiers/${offer.revises.reference}/rehearsal` : '/staff/rehearsals';
  const answer = await post(path, body);
  if (mine !== turn || !parts) return;
  parts.totals.wait(false);
  if (!answer.ok) {
    parts.totals.fail(said(answer));
    return;
  }
  const told = /** @type {Rehearsed} */ (answer.body);
  parts.totals.fail([]);
  parts.lines.show(told);
  parts.totals.show(told);
  showRead();
}

/**
 * Says what the API refuses: of a line, with its name.
 * @param {import('../../stock.js').Outcome} answer
 */
function said(answer) {
  const wrongs = shownProblem(answer);
  return wrongs.length ? wrongs.map((wrong) => `${ofLine(wrong.field)}${sentenceOf(wrong)}`) : [why(answer)];
}

/** @param {string} field */
function ofLine(field) {
  const at = /^lines\[?\.?(\d+)/.exec(field)?.[1];
  const line = at === undefined ? null : draft().lines[Number(at)];
  return line ? `${inWords(line.name) || line.sku} : ` : '';
}

/** Sends the offer, once: what is sent again has the same key. */
async function send() {
  if (busy || !parts) return;
  const offer = draft();
  const body = offerBody(offer);
  if (!body) {
    missing();
    return;
  }
  busy = true;
  parts.totals.button.setAttribute('aria-busy', 'true');
  announce(TEXT.is_written);
  const held = { ...body, hold_mails: true };
  const path = offer.revises ? `/staff/dossiers/${offer.revises.reference}/commands` : '/staff/dossiers';
  const answer = await post(path, held, { key: offer.key, version: offer.revises?.version ?? null });
  busy = false;
  parts?.totals.button.removeAttribute('aria-busy');
  if (!answer.ok) {
    parts?.totals.fail(answer.kind === 'stale' ? [TEXT.stale_offer] : said(answer));
    return;
  }
  sent(/** @type {Written} */ (answer.body));
}

/** @typedef {{ reference: string, undo_until?: string | null, undo?: Record<string, unknown> | null }} Written What was written, until when it can be taken back, and by what. */

/** @param {Written} written */
function sent({ reference, undo_until: until, undo: takenBackBy }) {
  const { revises, customer, contact, person } = draft();
  const name = customer?.contacts.find(({ id }) => id === contact)?.name ?? (person.name || revises?.to) ?? '';
  forgetDraft();
  const undo = until && takenBackBy ? { until, run: () => takeBack(reference, takenBackBy), holding: format(TEXT.mail_waits, { name, seconds: '{seconds}' }), gone: TEXT.mail_left } : null;
  tell({ text: format(revises ? TEXT.revised : TEXT.sent, { reference }), undo });
  go(`#/${reference}`);
}

/**
 * Takes the offer back, and its mail never leaves.
 * @param {string} reference
 * @param {Record<string, unknown>} by
 */
async function takeBack(reference, by) {
  const body = by.type === 'void_offer' ? { ...by, comment: TEXT.taken_back, mails: false } : { ...by, mails: false };
  const answer = await post(`/staff/dossiers/${reference}/commands`, body, { key: crypto.randomUUID() });
  tell(answer.ok ? { text: format(TEXT.undone, { reference }) } : { text: format(TEXT.not_undone, { why: why(answer) }), bad: true });
  if (answer.ok) rereadPlace();
}

/** Says what is missing, and goes there. */
function missing() {
  const offer = draft();
  if (!offer.revises && !offer.customer) {
    parts?.customer?.wrong(TEXT.choose_customer);
    parts?.customer?.focus();
  } else if (!offer.lines.length) {
    parts?.lines.wrong(TEXT.needs_line);
    parts?.lines.focus();
  } else parts?.totals.fail([incomplete(offer)]);
  announce(incomplete(offer));
}

/** @param {import('../../offer.js').Draft} offer */
const incomplete = (offer) => format(TEXT.incomplete_offer, { what: lacking(offer).join(' · ') });

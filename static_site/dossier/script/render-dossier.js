import { pageAddress } from '../../shared/script/page-address.js';
import { byId, fill, worded } from '../../shared/script/dom.js';
import { todo, verdict } from './verdict.js';
import { deliveries } from './deliveries.js';
import { details } from './details.js';
import { placeDocuments } from './document-list.js';
import { placeEarlier } from './point-in-time.js';
import { entries, readOlder } from './history.js';
import { references } from './references.js';
import { mailButton } from '../../shared/script/mail-button.js';
import { addresses, contact } from '../../shared/script/contact.js';
import { stopAt } from './roving-tabindex.js';
import { state } from '../../shared/script/state.js';
import { steps } from './steps.js';
import * as TEXT from 'texts';

const SHORT_HISTORY = 5;
const MASKED_TODO = { who: 'us', tag: TEXT.masked_tag, title: TEXT.masked_title, amount: null, late: null, notes: [TEXT.masked_note], links: [], bank: [], document: null };

const slot = (name) => document.querySelector(`[data-slot=${name}]`);

// Places a document in the page that the template opened; places whose part did not change stay untouched.
export function place(dossier) {
  const masked = dossier.view === 'masked';
  const history = dossier.history?.entries ?? [];
  document.title = `${dossier.title} · ${TEXT.seller}`;
  fill(slot('title'), dossier.title, (title) => [title]);
  fill(slot('references'), [dossier.reference, dossier.customer_reference, dossier.customer_reference_hint, dossier.for], () => references(dossier));
  fill(slot('verdict'), { sentences: dossier.verdict, lead: dossier.lead, tongue: dossier.lead_lang, late: dossier.verdict_late }, verdict);
  fill(slot('todo'), masked ? MASKED_TODO : dossier.todo, (part) => (masked ? [...todo(part), mailButton(dossier.reference)] : todo(part)));
  slot('todo').classList.toggle('todo--you', dossier.todo?.who === 'you');
  fill(slot('deliveries'), dossier.deliveries, deliveries);
  fill(slot('steps'), dossier.steps, steps);
  fill(slot('details'), masked ? {} : { details: dossier.details, lines: dossier.lines, totals: dossier.totals, comments: dossier.comments, tongue: dossier.comments_lang }, details);
  const older = dossier.history?.older;
  const drawn = fill(slot('history'), { history, older }, () => entries(history));
  stopAt(slot('history'));
  fill(slot('addresses'), dossier.addresses, addresses);
  fill(slot('contact'), { contact: dossier.contact, reference: dossier.reference }, contact);
  byId('foot').textContent = masked ? TEXT.foot_masked : TEXT.foot;
  byId('question').hidden = !dossier.acts?.ask;
  placeDocuments(dossier.documents);
  placeEarlier(dossier.as_of);
  slot('paper').textContent = worded(TEXT.on_paper, { address: pageAddress() });
  layout(masked, history);
  if (drawn) readOlder(slot('history'), document.querySelector('[data-older]'), older);
}

function layout(masked, history) {
  const sheet = document.querySelector('.sheet');
  sheet.classList.toggle('sheet--alone', masked);
  sheet.classList.toggle('sheet--short', !masked && history.length <= SHORT_HISTORY);
  document.querySelector('.hist').hidden = history.length === 0;
  document.querySelector('[data-key-you]').hidden = history.every(({ kind }) => kind !== 'you');
  document.querySelector('[data-key-then]').hidden = !state.reference;
}

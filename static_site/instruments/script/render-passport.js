import { byId, element, format, query, renderPart, required, slot } from '../../shared/script/dom.js';
import { pageAddress } from '../../shared/script/page-address.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { copyButton } from '../../dossier/script/copy-button.js';
import { life } from './instrument-life.js';
import { caseRows, documentTable, panel } from './passport-parts.js';
import * as TEXT from 'texts';

/** @import { PassportDocument } from '../../shared/types.js' */

const SHORT_LIFE = 5;

/**
 * Renders a passport in the page that the template opened; parts that did not change stay untouched.
 * @param {PassportDocument} shown
 */
export function renderPassport(shown) {
  document.title = `${shown.title} · ${TEXT.seller}`;
  required('#to-all', HTMLAnchorElement).search = sharedQuery;
  renderPart(slot('title'), shown.title, (text) => [text]);
  renderPart(slot('references'), [shown.name, shown.id, shown.serial, shown.warranty], () => references(shown));
  renderPart(slot('verdict'), [shown.verdict, shown.lead], () => [
    element('p', { class: 'verdict' }, ...shown.verdict.flatMap((sentence) => [element('span', {}, sentence), ' '])),
    shown.lead ? element('p', {}, shown.lead) : null,
  ]);
  renderPart(slot('todo'), [shown.todo, shown.support, shown.serial, shown.fault], () => panel(shown));
  slot('todo').classList.toggle('todo--you', Boolean(shown.todo));
  renderPart(slot('cases'), shown.cases.filter(({ number }) => number !== shown.todo?.number), caseRows);
  renderPart(slot('documents'), shown.documents, documentTable);
  byId('documents').hidden = shown.documents.length === 0;
  renderPart(slot('facts'), shown.facts, (all) => all.flatMap(({ label, value, ref }) => [element('dt', {}, label), element('dd', { class: ref ? 'ref' : null }, value)]));
  renderPart(slot('fault-above'), shown.fault?.above ?? '', (text) => [text]);
  renderPart(slot('fault-will'), shown.fault?.will ?? [], (all) => all.map((each) => element('p', {}, each)));
  renderPart(slot('life'), shown.history, life);
  query('.columns').classList.toggle('columns--short', shown.history.length <= SHORT_LIFE);
  query('[data-key-you]').hidden = shown.history.every(({ kind }) => kind !== 'you');
  byId('foot').textContent = TEXT.foot;
  slot('print-address').textContent = format(TEXT.list_on_paper, { address: pageAddress() });
}

/** @param {PassportDocument} shown */
function references({ name, id, serial, warranty }) {
  return [
    labelled(TEXT.instrument, element('dd', {}, element('b', {}, name))),
    labelled(TEXT.identifier, element('dd', {}, element('span', { class: 'ref' }, id), copyButton(id, `${TEXT.identifier} ${id}`))),
    labelled(TEXT.serial, element('dd', { class: 'ref' }, serial)),
    warranty ? labelled(TEXT.warranty, element('dd', {}, warranty), 'who') : null,
  ];
}

/**
 * @param {string} label
 * @param {HTMLElement} value
 * @param {string} [kind]
 */
const labelled = (label, value, kind) => element('div', { class: kind }, element('dt', { class: 'lab' }, label), value);

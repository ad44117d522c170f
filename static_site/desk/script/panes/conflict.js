import { announce, get } from 'desk';
import { element, format, icon } from '../../../shared/script/dom.js';
import { peopleSince } from './commit.js';
import * as TEXT from 'texts';

/** @import { StaffDossier, StaffHistory, StaffEntry } from '../../staff.js' */
/** @import { OpenedPane } from './pane.js' */

/**
 * Shows beside each other what somebody else wrote meanwhile and what was to be done: it is done all the same, or left.
 * @param {OpenedPane} pane
 * @param {StaffDossier} moved the dossier as it is now
 * @param {string} mine
 */
export async function showConflict(pane, moved, mine) {
  const since = peopleSince(moved, pane.commit.version);
  const { body } = await get(`${pane.context.base}/history?lang=${TEXT.lang}`);
  const entries = (/** @type {StaffHistory | null} */ (body)?.entries ?? []).filter(({ seq }) => since.includes(seq));
  const all = element('button', { class: 'btn', type: 'button' }, format(TEXT.all_the_same, { act: mine }));
  const leave = element('button', { class: 'btn btn--2', type: 'button' }, TEXT.leave_it);
  all.onclick = () => {
    pane.commit.accept(moved.version);
    pane.submit();
  };
  leave.onclick = () => {
    pane.leave();
    pane.page.onMoved();
  };
  const who = entries[0]?.by ?? TEXT.somebody;
  const theirs = element('div', { class: 'warn' }, icon('alert'), element('div', {}, element('p', {}, element('b', {}, format(TEXT.wrote_meanwhile, { who }))), element('dl', { class: 'pairs' }, ...entries.flatMap(row))));
  const ours = element('div', { class: 'conf__mine' }, element('p', { class: 'lab' }, TEXT.you_were_to), element('p', {}, element('b', {}, mine)), element('div', { class: 'buttons' }, all, leave));
  pane.result.replaceChildren(element('section', { class: 'conf', role: 'alert', 'aria-label': TEXT.conflict }, theirs, ours));
  // What the customer reads now has changed too.
  pane.rehearsal.ask(0);
  pane.result.scrollIntoView({ block: 'nearest' });
  announce(format(TEXT.wrote_meanwhile, { who }));
  all.focus();
}

/** @param {StaffEntry} entry */
const row = ({ title, comment, day }) => [element('dt', {}, day), element('dd', {}, title, comment ? element('blockquote', { class: 'quote' }, comment) : null)];

import { post, withoutCommands } from 'desk';
import { element, format, icon } from '../../../shared/script/dom.js';
import { asSentence } from '../dossier/as-sentence.js';
import { shownAmount, shownNumber } from '../money/amounts.js';
import * as TEXT from 'texts';

/** @import { Body, Context, Field, Values } from '../../staff.js' */
/** @typedef {{ lines: { line: number, quantity: number, net: string }[], rates: { vat_rate: string, net: string, vat: string }[], net: string, gross: string, paid: string, to_pay: string }} Totals */
/** @typedef {{ url: string, pages?: string[], notices: { text: string, article?: string }[], rules: { checked: string[], unfinished: string[], broken: { rule: string | null, line: string | null, text: string }[] } | null, totals: Totals | null }} Draft */

/**
 * The draft of a document while its pane is open: its pages beside the fields, its totals below them, as the API makes both.
 * An act is not sent while the draft of what was typed last is awaited: its sums are those of before.
 * @param {Context} context
 * @param {string} word what is to be paid, or credited
 * @param {(values: Values) => Body | null} bodyOf the command that would make it, null where it is not complete
 */
export function draftOf(context, word, bodyOf) {
  const box = element('div', { 'aria-live': 'polite' });
  /** @type {Draft | null} */
  let last = null;
  let answered = '';
  let wanted = '';
  let turns = 0;
  const awaited = () => wanted !== '' && wanted !== answered;
  const when = (/** @type {Values} */ values) => {
    const body = bodyOf(values);
    wanted = body ? JSON.stringify(body) : '';
    box.toggleAttribute('data-awaited', wanted !== answered);
    return true;
  };
  /** @type {Field} */
  const field = { kind: 'custom', name: 'totals', label: '', make: () => ({ node: box, read: () => null }), when, check: () => (awaited() ? TEXT.draft_awaited : null) };
  /**
   * Gives what a line comes to without VAT, as the API says of what was typed last.
   * @param {number} line
   */
  const nets = (line) => (awaited() ? '' : shownNumber(last?.totals?.lines.find((each) => each.line === line)?.net));
  /**
   * Asks for the draft and draws it; what was asked the same way is not asked again.
   * @param {Values} values
   * @param {(totals: Totals) => Node[]} [more] what follows the totals
   */
  const aside = async (values, more) => {
    const body = bodyOf(values);
    const key = JSON.stringify(body);
    if (!body) return notYet('');
    if (last && key === answered) return drawn(last, more);
    const turn = (turns += 1);
    const answer = await post(`${context.base}/preview`, body, {});
    if (turn !== turns) return null;
    answered = key;
    last = answer.ok ? /** @type {Draft} */ (answer.body) : null;
    box.replaceChildren(...(last?.totals ? sums(last.totals, word) : []));
    return last ? drawn(last, more) : notYet(/** @type {{ detail?: string } | null} */ (answer.problem)?.detail ?? '');
  };
  return { field, aside, gross: () => (awaited() ? null : (last?.totals?.gross ?? null)), totals: () => last?.totals ?? null, nets };
}

/** @param {string} why */
const notYet = (why) => element('div', {}, element('h3', {}, element('span', {}, TEXT.draft_no_number)), element('p', { class: 'note-s' }, why ? asSentence(why) : TEXT.draft_later));

/**
 * @param {Draft | null} draft
 * @param {((totals: Totals) => Node[]) | undefined} more
 */
function drawn(draft, more) {
  if (!draft) return notYet('');
  const pages = (draft.pages ?? []).map((src, index) => element('img', { src, class: 'draft-page', alt: format(TEXT.draft_page, { n: index + 1 }) }));
  return element(
    'div',
    {},
    element('h3', {}, element('span', {}, TEXT.draft_no_number), element('a', { href: draft.url, target: '_blank', rel: 'noopener' }, icon('doc'), TEXT.draft_pdf)),
    ...pages,
    ...draft.notices.map(({ text, article }) => element('div', { class: 'warn' }, icon('you'), element('p', {}, withoutCommands(text), article ? element('small', { class: 'block' }, article) : null))),
    ...rules(draft),
    ...(draft.totals && more ? more(draft.totals) : []),
  );
}

/** @param {Draft} draft */
function rules({ rules: run }) {
  if (!run) return [];
  const broken = run.broken.map(({ rule, line, text }) => element('p', {}, icon('alert'), ' ', line ? `${format(TEXT.rule_of_line, { line })} ` : '', text, rule ? element('small', { class: 'block' }, rule) : null));
  const words = run.broken.length ? TEXT.rules_broken : run.unfinished.length ? format(TEXT.rules_unfinished, { names: run.unfinished.join(', ') }) : format(TEXT.rules_good, { names: run.checked.join(', ') });
  return [element('div', { class: 'note-s rules' }, run.broken.length ? null : icon(run.unfinished.length ? 'clock' : 'ok'), ' ', words, ...broken)];
}

/**
 * @param {Totals} totals
 * @param {string} word
 */
function sums({ rates, net, gross, paid, to_pay: left }, word) {
  const settled = /[1-9]/.test(paid) && word === TEXT.to_pay_word;
  /** @type {[string, string, boolean][]} */
  const pairs = [
    [TEXT.total_net, shownAmount(net), false],
    ...rates.map((rate) => /** @type {[string, string, boolean]} */ ([format(TEXT.vat_on_net, { rate: shownNumber(rate.vat_rate, 0), net: shownAmount(rate.net) }), shownAmount(rate.vat), false])),
    ...(settled ? [/** @type {[string, string, boolean]} */ ([TEXT.total_gross, shownAmount(gross), false]), /** @type {[string, string, boolean]} */ ([TEXT.paid_before, shownAmount(paid), false])] : []),
    [word, shownAmount(settled ? left : gross), true],
  ];
  return [element('dl', { class: 'sum section' }, ...pairs.flatMap(([label, amount, big]) => [element('dt', { class: big ? 'big' : null }, label), element('dd', { class: big ? 'big' : null }, amount)]))];
}

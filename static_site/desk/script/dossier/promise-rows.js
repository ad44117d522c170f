import { me } from 'desk';
import { element, format, icon } from '../../../shared/script/dom.js';
import { dayInWords, daysBetween } from './days.js';
import * as TEXT from 'texts';

/** @import { Promise_, StaffDossier } from '../../staff.js' */

const MOST = 6;
const KINDS = { delivery: TEXT.promise_delivery, news: TEXT.promise_news, answer: TEXT.promise_answer };
const KEPT = { delivery: TEXT.kept_delivery, news: TEXT.kept_news, answer: TEXT.kept_answer };

/**
 * Draws what was promised to the customer: what is open first, by its day, then what was kept.
 * @param {StaffDossier} dossier
 */
export function promiseRows({ promises }) {
  const open = grouped(promises.filter(({ kept }) => !kept)).toSorted((one, other) => one.promise.moved.localeCompare(other.promise.moved));
  const kept = grouped(promises.filter((promise) => promise.kept)).toSorted((one, other) => String(other.promise.kept).localeCompare(String(one.promise.kept)));
  const rows = [...open, ...kept].slice(0, Math.max(open.length, MOST));
  return rows.length ? [element('h2', {}, TEXT.promises), element('ul', { class: 'short-list', role: 'list' }, ...rows.map(row))] : [];
}

/**
 * Takes deliveries of several lines on the same days together.
 * @param {Promise_[]} promises
 */
function grouped(promises) {
  /** @type {Map<string, { promise: Promise_, lines: number[] }>} */
  const groups = new Map();
  for (const promise of promises) {
    const key = [promise.kind, promise.promised, promise.moved, promise.kept, promise.kind === 'delivery' ? '' : promise.entry].join('|');
    const group = groups.get(key) ?? { promise, lines: [] };
    if (promise.line !== null) group.lines.push(promise.line);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @param {{ promise: Promise_, lines: number[] }} group */
function row({ promise, lines }) {
  const { kind, kept, moved, promised } = promise;
  const day = kept ?? moved;
  const what = `${kept ? KEPT[kind] : KINDS[kind]}${lines.length ? ` ${lineNumbers(lines)}` : ''}`;
  const days = kept ? daysBetween(promised, kept) : daysBetween(moved, me().today);
  const late = days > 0 ? `, ${format(days > 1 ? TEXT.days_late : TEXT.day_late, { n: days })}` : '';
  const first = moved !== promised && !kept ? `, ${format(TEXT.first_said, { day: dayInWords(promised) })}` : '';
  const mark = kept ? icon('ok') : late ? icon('clock') : null;
  return element('li', {}, element('time', { datetime: day }, dayInWords(day)), element('span', { class: kept ? 'mute' : late ? 'amber' : null }, mark, mark ? ' ' : null, `${what}${late}${first}`));
}

/** @param {number[]} lines */
const lineNumbers = (lines) => format(lines.length > 1 ? TEXT.of_lines : TEXT.of_line, { lines: new Intl.ListFormat(TEXT.locale).format(lines.map(String)) });

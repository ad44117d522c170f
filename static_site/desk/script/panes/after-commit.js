import { go, me, neighbours, post, tell, written } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Answer, Body, Values } from '../../staff.js' */
/** @import { OpenedPane } from './pane.js' */

/**
 * Says in the status line what was done and how it is undone, and leads to the next row of the list.
 * @param {OpenedPane} pane
 * @param {Values} values
 * @param {{ entry: number, answer: Answer }[]} done
 */
export function committed(pane, values, done) {
  const { context, spec, page } = pane;
  const { reference } = context;
  const last = /** @type {{ version: number, undo_until?: string | null }} */ (done.at(-1)?.answer.body ?? { version: 0 });
  const permanent = spec.undo === false || Boolean(spec.warning) || context.act.permanent;
  const until = last.undo_until ? Date.parse(last.undo_until) : Date.now() + (me().undo_seconds ?? 60) * 1000;
  const text = spec.done(values);
  const names = values['mails'] === false ? [] : context.act.mails;
  const mail = names.length ? { holding: format(TEXT.mail_waits, { names: listed(names), seconds: '{seconds}' }), gone: format(TEXT.mail_left, { names: listed(names), time: '{time}' }) } : {};
  tell({ text: [`${text} `, element('b', {}, reference), '.'], undo: permanent ? null : { until, run: () => undo(pane, text, done), ...mail } });
  written(reference, last.version);
  const following = isExpected(pane) ? (neighbours(reference)?.next ?? null) : null;
  page.onDone({ key: following });
  go(following ? `#/${following}` : `#/${reference}`);
}

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat(TEXT.locale).format(names);

/** @param {OpenedPane} pane */
const isExpected = ({ context }) => context.act.act === context.expected?.act;

/**
 * Strikes what a pane wrote, the last first; its mails, which wait, never leave.
 * @param {OpenedPane} pane
 * @param {string} text
 * @param {{ entry: number }[]} done
 */
async function undo({ context, spec, page }, text, done) {
  const takeBack = spec.undo || ((/** @type {number} */ entry) => /** @type {Body} */ ({ type: 'strike_entry', entry, mails: false }));
  for (const { entry } of done.toReversed()) {
    const answer = await post(`${context.base}/commands`, takeBack(entry), { key: crypto.randomUUID() });
    if (!answer.ok) {
      tell({ text: format(TEXT.not_undone, { why: answer.problem?.detail ?? TEXT.refused }), bad: true });
      return;
    }
  }
  tell({ text: format(TEXT.undone, { what: text }) });
  page.onMoved();
}

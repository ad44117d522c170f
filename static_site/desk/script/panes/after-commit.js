import { go, me, post, tell, written } from 'desk';
import { element, format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { Answer, Body, Values } from '../../staff.js' */
/** @import { OpenedPane } from './pane.js' */

/**
 * Says in the status line what was done and how it is undone.
 * @param {OpenedPane} pane
 * @param {Values} values
 * @param {{ entry: number, answer: Answer }[]} done
 * @param {boolean} moved whether the list moved on already
 */
export function committed(pane, values, done, moved) {
  const { context, spec } = pane;
  const { reference } = context;
  const last = bodyOf(done.at(-1));
  const takeBack = spec.back ? [spec.back] : spec.undo === false || spec.warning || context.act.permanent ? [] : done.map((one) => takenBack(one, values)).filter((body) => body !== null);
  const whole = takeBack.length > 0 && takeBack.length === done.length;
  const until = last.undo_until ?? Date.now() + (me().undo_seconds ?? 60) * 1000;
  const text = spec.done(values);
  const names = values['mails'] === false ? [] : context.act.mails;
  const mail = names.length && last.undo_until ? { holding: format(TEXT.mail_waits, { names: listed(names), seconds: '{seconds}' }), gone: format(TEXT.mail_left, { names: listed(names), time: '{time}' }) } : {};
  const leaves = names.length && !whole ? ` ${format(TEXT.mail_leaves, { names: listed(names) })}` : '';
  tell({ text: [`${text} `, element('b', {}, reference), `.${leaves}`], undo: whole ? { until, run: () => undo(pane, text, takeBack), ...mail } : null });
  written(reference, last.version);
  if (!moved) go(`#/${reference}`);
}

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat(TEXT.locale).format(names);

/**
 * What the API answers to a command: until when its mails wait, and the command that takes it back.
 * @typedef {{ version: number, undo_until: string | null, undo: Body | null }} Written
 */
/** @typedef {{ entry: number, answer: Answer }} Done */

/**
 * @param {Done | undefined} done
 * @returns {Written}
 */
const bodyOf = (done) => /** @type {Written} */ (done?.answer.body);

/**
 * Gives what takes a command back: what the API says, and for one that mails nobody the stroke of its entry.
 * @param {Done} done
 * @param {Values} values
 * @returns {Body | null}
 */
const takenBack = (done, { mails }) => bodyOf(done).undo ?? (mails === false ? { type: 'strike_entry', entry: done.entry, mails: false } : null);

/**
 * Takes back what a pane wrote, the last first; its mails, which wait, never leave.
 * @param {OpenedPane} pane
 * @param {string} text
 * @param {Body[]} bodies
 */
async function undo({ context, page }, text, bodies) {
  let [left, version] = [0, 0];
  for (const command of bodies.toReversed()) {
    const answer = await post(`${context.base}/commands`, command, { key: crypto.randomUUID() });
    if (!answer.ok) {
      tell({ text: format(TEXT.not_undone, { why: answer.problem?.detail ?? TEXT.refused }), bad: true });
      return;
    }
    const body = /** @type {{ version: number, mails?: { left: string[] } | null }} */ (answer.body);
    left += body.mails?.left.length ?? 0;
    version = body.version;
  }
  const struck = bodies.every(({ type }) => type !== 'take_up');
  tell({ text: [`${format(struck ? (left ? TEXT.undone_late : TEXT.undone) : TEXT.undone_plain, { what: text })} `, element('b', {}, context.reference), '.'] });
  written(context.reference, version);
  page.onMoved();
}

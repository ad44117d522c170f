import { byId, chooseNone, daysAfter, element, format, icon, me, newKey, post, present, reread, tell, wantedRows, why, writing, written } from 'desk';
import { labelled, openForm } from './form-dialog.js';
import * as TEXT from 'texts';

/** @import { Row } from '../day/rows.js' */
/** @import { StaffAnswer } from '../shell/staff-api.js' */

/**
 * An act on many: what is asked, the command of one dossier, what is said of those that were done.
 * held: whether it is held to the version that was read.
 * @typedef {{ title: string, lead?: string, fields: () => HTMLElement[], press: string, command: (form: FormData) => Record<string, unknown> | string, done: string, label: string, held: boolean }} Many
 */

/** @typedef {{ row: Row, answer: StaffAnswer<{ version: number, undo_until?: string | null, undo?: object | null }> }} Sent */

/**
 * @param {string} name
 * @param {string} label
 * @param {string} [last] day
 */
const dayField = (name, label, last) => labelled(label, element('input', { id: `many-${name}`, name, type: 'date', required: name === 'on', min: me().today, max: last ?? null, value: name === 'on' ? daysAfter(me().today, 1) : null }));

/** @param {string} label */
const commentField = (label) => labelled(label, element('textarea', { id: 'many-comment', name: 'comment', rows: 3, maxlength: '2000' }));

/** @type {Record<string, Many>} */
const ACTS = {
  assign: {
    title: TEXT.change_owner,
    fields: () => [labelled(TEXT.follows, element('select', { id: 'many-owner', name: 'owner' }, ...present().map(({ key, name }) => element('option', { value: key, selected: key === me().key }, name))))],
    press: TEXT.assign_press,
    command: (form) => ({ type: 'assign', owner: String(form.get('owner')) }),
    done: TEXT.assigned,
    label: TEXT.change_owner,
    held: false,
  },
  news: {
    title: TEXT.promise_news,
    lead: TEXT.news_lead,
    fields: () => [dayField('on', TEXT.news_by)],
    press: TEXT.promise_press,
    command: (form) => (form.get('on') ? { type: 'promise_news', on: form.get('on'), hold_mails: true } : TEXT.day_missing),
    done: TEXT.news_promised,
    label: TEXT.promise_news,
    held: false,
  },
  date: {
    title: TEXT.announce_day,
    lead: TEXT.announce_lead,
    fields: () => [dayField('on', TEXT.arrives_on), commentField(TEXT.reason_read)],
    press: TEXT.announce_press,
    command: (form) => {
      const comment = String(form.get('comment') ?? '').trim();
      if (!form.get('on')) return TEXT.day_missing;
      return comment ? { type: 'announce_delivery', on: form.get('on'), comment, hold_mails: true } : TEXT.reason_missing;
    },
    done: TEXT.announced,
    label: TEXT.announce_day,
    held: true,
  },
  aside: {
    title: TEXT.put_aside,
    lead: TEXT.aside_lead,
    fields: () => [dayField('on', TEXT.aside_day), dayField('news', TEXT.aside_news)],
    press: TEXT.aside_press,
    command: (form) => (form.get('on') ? { type: 'put_aside', until: form.get('on'), ...(form.get('news') && { next_news: form.get('news'), hold_mails: true }) } : TEXT.day_missing),
    done: TEXT.put_aside_done,
    label: TEXT.put_aside,
    held: false,
  },
  take_up: { title: TEXT.take_up, fields: () => [], press: TEXT.take_up, command: () => ({ type: 'take_up' }), done: TEXT.taken_up, label: TEXT.take_up, held: false },
};

/**
 * Opens an act on the rows that are chosen, or on the current one.
 * @param {string} name
 */
export function openMany(name) {
  const act = ACTS[name];
  const rows = wantedRows();
  if (!act || !rows.length) return;
  /** @type {Map<string, string>} */
  const keys = new Map();
  const who = rows.length === 1 ? `${rows[0]?.reference}, ${rows[0]?.customer}` : format(TEXT.chosen, { count: rows.length });
  openForm({
    title: act.title,
    lead: [who, act.lead].filter(Boolean).join('. '),
    fields: act.fields(),
    press: rows.length === 1 ? act.press : `${act.press} (${rows.length})`,
    send: async (form) => {
      const body = act.command(form);
      if (typeof body === 'string') return body;
      // The same words again are the same request, whose answer may have been lost; others are another one.
      const words = JSON.stringify(body);
      const key = keys.get(words) ?? newKey();
      keys.set(words, key);
      if (rows.length > 1) {
        sendAll(rows, body, act, key);
        return null;
      }
      const [sent] = await sendEach(rows, body, act, key);
      if (!sent?.answer.ok) return sent ? why(sent.answer) : TEXT.refused;
      await tellDone([sent], act);
      return null;
    },
  });
}

/**
 * Sends a command to each dossier, one after the other, and says one by one what was refused.
 * @param {Row[]} rows
 * @param {Record<string, unknown>} body
 * @param {Many} act
 * @param {string} key
 */
async function sendAll(rows, body, act, key) {
  const sent = await sendEach(rows, body, act, key);
  await tellDone(sent, act);
  const refused = sent.filter(({ answer }) => !answer.ok);
  if (refused.length) tellRefused(refused);
}

/**
 * @param {Row[]} rows
 * @param {Record<string, unknown>} body
 * @param {Many} act
 * @param {string} key
 */
async function sendEach(rows, body, act, key) {
  /** @type {Sent[]} */
  const sent = [];
  for (const row of rows) {
    writing(row.reference, act.label);
    const answer = await post(`/staff/dossiers/${row.reference}/commands`, body, { key: `${key}-${row.reference}`, version: act.held ? row.version : undefined });
    sent.push({ row, answer: /** @type {Sent['answer']} */ (answer) });
    written(row.reference, answer.ok ? answer.version : null);
  }
  return sent;
}

/**
 * Says in the status line what was done, and how it is undone.
 * @param {Sent[]} sent
 * @param {Many} act
 */
async function tellDone(sent, act) {
  const done = sent.filter(({ answer }) => answer.ok);
  const refused = sent.filter(({ answer }) => !answer.ok);
  const text = done.length ? `${format(done.length === 1 ? TEXT.done_one : TEXT.done_many, { done: act.done, count: done.length })}` : '';
  const until = done.map(({ answer }) => answer.body?.undo_until).find(Boolean);
  tell({
    text: [text, refused.length ? format(refused.length === 1 ? TEXT.refused_one : TEXT.refused_many, { count: refused.length }) : ''].filter(Boolean).join(' '),
    bad: refused.length > 0,
    undo: until ? { until, run: () => strikeAll(done), holding: TEXT.mails_wait, gone: TEXT.mails_left } : null,
  });
  chooseNone();
  await reread();
}

/** @param {Sent[]} refused */
function tellRefused(refused) {
  const rows = refused.map(({ row, answer }) => element('li', {}, element('a', { class: 'ref', href: `#/${row.reference}` }, row.reference), element('span', {}, `${row.customer} : ${why(answer)}`)));
  const close = element('button', { class: 'lnk', type: 'button' }, TEXT.seen);
  const box = element('div', { class: 'warn warn--ko', id: 'refused', role: 'alert' }, icon('no'), element('div', {}, element('p', {}, element('b', {}, TEXT.not_done)), element('ul', { class: 'short-list refused', role: 'list' }, ...rows), close));
  close.addEventListener('click', () => box.remove());
  byId('day-alerts').append(box);
}

/**
 * Strikes what was written to many: the mails that waited never leave.
 * @param {Sent[]} done
 */
async function strikeAll(done) {
  const failed = [];
  let left = 0;
  for (const { row, answer } of done) {
    const { undo } = answer.body ?? {};
    const struck = undo ? await post(`/staff/dossiers/${row.reference}/commands`, undo, { key: newKey() }) : null;
    if (!struck?.ok) failed.push(`${row.reference} : ${struck ? why(struck) : TEXT.refused}`);
    left += /** @type {{ mails?: { left: string[] } | null } | null} */ (struck?.body)?.mails?.left.length ?? 0;
  }
  tell({ text: failed.length ? [TEXT.not_undone_all, ...failed].join(' ') : left ? TEXT.undone_all_late : TEXT.undone_all, bad: failed.length > 0 });
  await reread();
}

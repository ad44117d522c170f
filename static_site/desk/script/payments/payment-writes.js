import { announce, element, format, get, me, newKey, post, tell, why } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { counted } from '../money/in-words.js';
import { payerName } from './payments-table.js';
import * as TEXT from 'texts';

/** @import { Accepted, Allocated, Payment, PaymentFact, StaffPayment, Target } from '../../payments.js' */
/** @typedef {() => Promise<void>} Changed */

const MOST = 50;
const REFUSED = /** @type {Record<string, string>} */ (TEXT.accept_refused);

const until = () => Date.now() + (me().undo_seconds ?? 60) * 1000;

/** @param {string} payment */
const pathOf = (payment) => `/staff/payments/${encodeURIComponent(payment)}`;

/**
 * Accepts what is certain of payments, and says of each that was not accepted why.
 * @param {Payment[]} payments
 * @param {Changed} changed
 */
export async function acceptSure(payments, changed) {
  /** @type {Accepted[]} */
  const answers = [];
  for (let first = 0; first < payments.length; first += MOST) {
    const asked = payments.slice(first, first + MOST).map(({ payment, version }) => ({ payment, version }));
    const answer = await post('/staff/payments/accept-sure', { payments: asked }, { key: newKey() });
    if (!answer.ok) {
      tell({ text: why(answer), bad: true });
      announce(why(answer));
      break;
    }
    answers.push(.../** @type {{ payments: Accepted[] }} */ (answer.body).payments);
  }
  if (answers.length) tellAccepted(payments, answers, changed);
  await changed();
}

/**
 * @param {Payment[]} payments
 * @param {Accepted[]} answers
 * @param {Changed} changed
 */
function tellAccepted(payments, answers, changed) {
  const shown = new Map(payments.map((one) => [one.payment, one]));
  const done = answers.filter(({ status }) => status === 'accepted').flatMap(({ payment }) => shown.get(payment) ?? []);
  const refused = answers.filter(({ status }) => status !== 'accepted').map(({ payment, status }) => format(TEXT.not_accepted, { name: nameOf(shown.get(payment)), why: REFUSED[status] ?? status }));
  const [only] = done;
  const head = done.length === 1 && only ? format(TEXT.placed_of, { amount: shownAmount(only.left), name: payerName(only) }) : counted(TEXT.n_accepted, done.length);
  tell({ text: [head, ...refused].join(' '), bad: refused.length > 0, undo: done.length ? { until: until(), run: () => strikeUses(done, changed) } : null });
}

/** @param {Payment | undefined} payment */
const nameOf = (payment) => (payment ? `${shownAmount(payment.amount)}, ${payerName(payment)}` : '');

/**
 * Strikes what dossiers use of payments since they were as they are given: the money is back on each.
 * @param {Payment[]} payments
 * @param {Changed} changed
 */
async function strikeUses(payments, changed) {
  const reads = await Promise.all(payments.map(async ({ payment, version }) => {
    const read = await get(pathOf(payment));
    const facts = /** @type {StaffPayment | null} */ (read.body)?.history ?? [];
    return facts.filter(({ seq, what }) => seq > version && isUse(what));
  }));
  await strikeAll(reads.flat());
  await changed();
}

/** @param {PaymentFact['what']} what */
export const isUse = (what) => what.type === 'used' && !String(what.amount).startsWith('-');

/** @param {PaymentFact[]} uses */
async function strikeAll(uses) {
  for (const { what } of uses.toReversed()) {
    const answer = await post(`/staff/dossiers/${what.reference}/commands`, { type: 'strike_entry', entry: what.entry }, { key: newKey() });
    if (!answer.ok) {
      tell({ text: format(TEXT.not_struck, { reference: String(what.reference), why: why(answer) }), bad: true });
      return;
    }
  }
  tell({ text: TEXT.struck_money_back });
}

/**
 * Strikes one use of a payment.
 * @param {PaymentFact} use
 * @param {Changed} changed
 */
export async function strikeUse(use, changed) {
  await strikeAll([use]);
  await changed();
}

/**
 * Puts a payment on what was chosen, each dossier for itself.
 * @param {Payment} payment
 * @param {{ targets: Target[], overpaid: boolean, remember: boolean, keepFor: string | null, key: string }} wanted keepFor: the customer whose what is left of it is
 * @param {Changed} changed
 * @returns {Promise<string | null>} why nothing was done, null where something was
 */
export async function allocate(payment, { targets, overpaid, remember, keepFor, key }, changed) {
  const allocations = targets.map(({ reference, invoice, amount }) => ({ reference, amount, ...(invoice ? { invoice } : {}) }));
  const answer = await post(`${pathOf(payment.payment)}/allocations`, { allocations, overpaid, remember }, { key, version: payment.version });
  if (!answer.ok) return answer.kind === 'stale' ? TEXT.stale_product : why(answer);
  const { parts, version } = /** @type {Allocated} */ (answer.body);
  const refused = parts.filter(({ status }) => status === 'refused').map(({ reference, reason }) => format(TEXT.not_accepted, { name: reference, why: reason ?? TEXT.refused }));
  const done = parts.filter(({ status }) => status === 'done');
  const kept = keepFor && !refused.length ? await post(`${pathOf(payment.payment)}/commands`, { type: 'keep_for', account: keepFor }, { key: newKey(), version }) : null;
  const head = done.map(({ amount, invoices, reference }) => format(TEXT.placed_on_of, { amount: shownAmount(amount), number: invoices.join(', ') || reference }));
  tell({ text: [...head, ...refused, ...(kept && !kept.ok ? [why(kept)] : [])].join(' '), bad: refused.length > 0 || Boolean(kept && !kept.ok), undo: done.length ? { until: until(), run: () => strikeUses([payment], changed) } : null });
  await changed();
  return null;
}

/**
 * Decides on a payment, says so at the foot, and how it is taken back.
 * @param {Payment} payment
 * @param {import('../../staff.js').Body} command
 * @param {{ text: string, back?: import('../../staff.js').Body }} how
 * @param {Changed} changed
 */
export async function decide(payment, command, { text, back }, changed) {
  const path = `${pathOf(payment.payment)}/commands`;
  const answer = await post(path, command, { key: newKey(), version: payment.version });
  if (!answer.ok) {
    const words = answer.kind === 'stale' ? TEXT.stale_product : why(answer);
    tell({ text: words, bad: true });
    announce(words);
  } else {
    const undo = async () => {
      const undone = await post(path, /** @type {object} */ (back), { key: newKey() });
      tell({ text: undone.ok ? TEXT.taken_back : why(undone), bad: !undone.ok });
      await changed();
    };
    tell({ text: [`${text} `, element('b', {}, nameOf(payment)), '.'], undo: back ? { until: until(), run: undo } : null });
  }
  await changed();
}

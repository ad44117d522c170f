import { element } from 'page';
import { placeField } from './order-place.js';
import { quantities } from './quantities.js';
import { dayField, nameField, orderFile, textField } from 'sheets';
import * as TEXT from 'texts';

/** @import { ShownOrdering } from '../../shared/types.js' */
/** @import { Sheet } from './sheet.js' */
/** @typedef {ReturnType<typeof writeOrder>} OrderDraft */

const MOST = { number: 35, person: 80, phone: 30 };

/**
 * Makes all that is written of an order.
 * @param {Sheet} sheet whose id begins all others
 * @param {ShownOrdering} about
 */
export function writeOrder(sheet, about) {
  const prefix = sheet.id;
  const number = textField(`${prefix}-number`, { name: 'customer_reference', label: TEXT.own_number, hint: TEXT.own_number_hint, optional: true }, { most: MOST.number });
  const file = orderFile(sheet);
  const words = { caption: TEXT.quantities, hint: about.kept, none: TEXT.order_none, tooMany: TEXT.order_most, out: '' };
  const lines = quantities(prefix, words, about.lines, { tick: false, start: ({ most }) => most });
  const place = placeField(prefix, about.places, about.countries, about.buyer);
  const person = textField(`${prefix}-person`, { name: 'on_site.name', label: TEXT.on_site, optional: true }, { most: MOST.person });
  const phone = textField(`${prefix}-phone`, { name: 'on_site.phone', label: TEXT.on_site_phone, optional: true }, { most: MOST.phone, autocomplete: 'off' });
  const wished = dayField(`${prefix}-wished`, { name: 'wished', label: TEXT.wished, hint: about.wish, optional: true }, { first: about.first, last: about.last, value: '' });
  const name = nameField(prefix);
  const named = { ...person, wrong: () => (phone.value() && !person.value() ? TEXT.on_site_missing : null) };
  const body = () => ({
    lines: lines.chosen(),
    terms: about.terms.sha256,
    ...(number.value() && { customer_reference: number.value() }),
    ...file.named(),
    ...place.value(),
    ...(person.value() && { on_site: { name: person.value(), ...(phone.value() && { phone: phone.value() }) } }),
    ...(wished.value() && wished.valid() && { wished: wished.value() }),
  });
  return {
    fields: [number, file, ...lines.fields, ...place.fields, named, phone, wished, name],
    left: [number.node, file.node, lines.node, place.node, element('div', { class: 'two-f' }, person.node, phone.node), wished.node, name.node],
    body,
    /** Whether what was written can be reckoned: it names pieces, and a place. */
    countable: () => lines.chosen().length > 0 && place.value() !== null,
    rows: () => about.lines.map((line) => ({ ...line, quantity: lines.chosen().find((one) => one.line === line.line)?.quantity ?? 0 })),
    number, file, lines, place, person, phone, wished, name,
  };
}

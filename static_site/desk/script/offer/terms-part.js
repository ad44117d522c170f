import { element, me } from 'desk';
import { draft } from './draft.js';
import * as TEXT from 'texts';

/**
 * @param {string} id
 * @param {string} label
 * @param {...Node} controls
 */
const field = (id, label, ...controls) => element('div', { class: 'f' }, element('label', { for: id }, label), ...controls);

/**
 * Draws until when the offer holds, what carriage costs, the discount on all of it, and a word to the customer.
 * @param {() => void} changed
 */
export function termsPart(changed) {
  const offer = draft();
  const amount = element('div', {});
  const text = (/** @type {'freightAmount' | 'discount'} */ key, /** @type {string} */ id) => {
    const input = element('input', { id, class: 'n', inputmode: 'decimal', autocomplete: 'off', maxlength: 12, placeholder: '0' });
    input.value = offer[key];
    input.oninput = () => {
      offer[key] = input.value;
      changed();
    };
    return input;
  };
  const drawAmount = () => amount.replaceChildren(...(offer.freight === 'amount' ? [element('label', { for: 'freight-amount', class: 'vh' }, TEXT.freight_amount), text('freightAmount', 'freight-amount')] : []));
  const day = element('input', { id: 'valid', type: 'date', min: me().today, 'aria-required': 'true' });
  day.value = offer.validUntil;
  day.oninput = () => {
    offer.validUntil = day.value;
    changed();
  };
  const freight = element('select', { id: 'freight' }, ...Object.entries(TEXT.freights).map(([value, name]) => element('option', { value, selected: value === offer.freight }, name)));
  freight.onchange = () => {
    offer.freight = /** @type {typeof offer.freight} */ (freight.value);
    drawAmount();
    changed();
  };
  drawAmount();
  const word = element('textarea', { id: 'word', rows: 3, maxlength: 2000 });
  word.value = offer.note;
  word.oninput = () => {
    offer.note = word.value;
    changed();
  };
  return element(
    'section',
    { class: 'section' },
    element('h2', {}, TEXT.terms),
    element('div', { class: 'three' }, field('valid', TEXT.valid_until, day), field('freight', TEXT.freight, freight, amount), field('discount', TEXT.discount_all, text('discount', 'discount'))),
    element('div', { class: 'f' }, element('label', { for: 'word' }, TEXT.word_to_customer, ' ', element('span', { class: 'mute' }, TEXT.optional)), word),
  );
}

import { currentDocument, element, filled } from 'page';
import { choiceField, field, nameField } from './fields.js';
import { will } from './recap.js';
import { openSheet } from './sheet.js';
import { submit } from './submit.js';
import * as TEXT from 'texts';

/** @import { Sheet, Step } from './sheet.js' */

/**
 * Opens the sheet in which a change of an order, or its cancellation, is asked for.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} reread
 */
export const openRequest = (button, reread) => openSheet('request', button, reread, { wide: false, draw });

/**
 * @param {Sheet} sheet
 * @returns {Step | null}
 */
function draw(sheet) {
  const act = currentDocument()?.placed?.asking;
  if (!act) return null;
  const kinds = [{ value: 'change', label: TEXT.request_change }, { value: 'cancellation', label: TEXT.request_cancel }];
  const kind = choiceField(`${sheet.id}-kind`, { name: 'kind', label: TEXT.request_kind }, kinds, 'change');
  const area = element('textarea', { id: `${sheet.id}-text`, maxlength: 2000 });
  const text = field({ name: 'text', label: TEXT.request_text, hint: TEXT.request_hint }, area, () => (filled(area.value) ? null : TEXT.request_missing));
  const name = nameField(sheet.id);
  const body = () => ({ name: name.value(), kind: kind.value(), text: area.value.trim() });
  const texts = { done: TEXT.requested, nothing: TEXT.request_nothing };
  return {
    title: TEXT.request_title,
    fields: [kind, text, name],
    left: [kind.node, text.node, name.node],
    right: () => [will(act.map((each) => [each]))],
    press: () => TEXT.request_press,
    back: TEXT.back_to_order,
    send: () => submit(sheet, 'order-requests', body(), texts),
    unsent: TEXT.request_unsent,
  };
}

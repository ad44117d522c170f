import { announce, element, icon, newKey, tell, why } from 'desk';
import { shownProblem } from './problems.js';
import { drawFields } from './form-fields.js';
import * as TEXT from 'texts';

/** @import { FormSpec } from '../../stock.js' */

/** @type {HTMLDialogElement | null} */
let opened = null;

/**
 * Opens a form over the page: first field focused, Escape closes it, Ctrl+Enter sends it. What it sends has one idempotency key.
 * @param {FormSpec} spec
 */
export function openForm(spec) {
  opened?.close();
  const key = newKey();
  const returns = document.activeElement;
  const fields = drawFields(spec.fields);
  const failure = element('div', { role: 'alert' });
  const button = element('button', { class: 'btn btn--l', type: 'submit' }, spec.button, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.commit_keys));
  const cancel = element('button', { class: 'btn btn--q', type: 'button' }, TEXT.close, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.escape_key));
  const form = element('form', { novalidate: true }, element('h2', { id: 'form-title' }, spec.title), spec.lead ? element('p', {}, spec.lead) : null, failure, ...fields.nodes, spec.note ? element('p', { class: 'fine' }, spec.note) : null, element('div', { class: 'buttons' }, button, cancel));
  const dialog = element('dialog', { class: spec.wide ? 'form-dialog form-dialog--wide' : 'form-dialog', 'aria-labelledby': 'form-title' }, form);
  let busy = false;
  const send = async () => {
    if (busy) return;
    failure.replaceChildren();
    const values = fields.read();
    if (!values) {
      announce(TEXT.incomplete);
      return;
    }
    busy = true;
    button.setAttribute('aria-busy', 'true');
    const answer = await spec.send(values, key);
    busy = false;
    button.removeAttribute('aria-busy');
    if (!dialog.open) return;
    if (answer.ok) {
      const { text, changed } = spec.done(values);
      dialog.close();
      tell({ text });
      await changed();
    } else {
      const left = fields.mark(shownProblem(answer));
      failure.replaceChildren(element('div', { class: 'warn warn--ko' }, icon('alert'), element('p', {}, answer.kind === 'stale' ? TEXT.stale_product : why(answer), ...left.map((each) => element('span', { class: 'block' }, each)))));
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    send();
  };
  dialog.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing && !event.repeat) {
      event.preventDefault();
      send();
    }
  };
  cancel.onclick = () => dialog.close();
  dialog.onclose = () => {
    dialog.remove();
    opened = null;
    if (returns instanceof HTMLElement && returns.isConnected) returns.focus();
    else if (returns?.id) document.getElementById(returns.id)?.focus();
  };
  document.body.append(dialog);
  opened = dialog;
  dialog.showModal();
  if (fields.first) fields.first.focus();
  else button.focus();
}

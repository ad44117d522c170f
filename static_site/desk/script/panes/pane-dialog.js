import { element, format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { OpenedPane } from './pane.js' */

/**
 * Makes the dialog of a pane: Escape leaves it, Ctrl Enter writes.
 * @param {OpenedPane} pane
 */
export function paneDialog(pane) {
  const { spec, form } = pane;
  const close = element('button', { class: 'btn btn--q', type: 'button', 'data-close': true }, TEXT.close, element('kbd', {}, TEXT.escape_key));
  close.onclick = () => pane.leave();
  const head = element('header', {}, element('div', {}, element('h2', { id: 'pane-title' }, spec.title), spec.lead ? element('p', {}, spec.lead) : null), close);
  const inner = element('div', { class: spec.silent ? 'pane__in pane__in--alone' : 'pane__in', tabindex: '0', role: 'region', 'aria-label': format(TEXT.pane_region, { title: spec.title }) }, form, spec.silent ? null : pane.side);
  const dialog = element('dialog', { class: spec.wide ? 'pane pane--wide' : 'pane', 'aria-labelledby': 'pane-title' }, head, inner, element('footer', {}, pane.foot, pane.button));
  form.onsubmit = (event) => {
    event.preventDefault();
    pane.submit();
  };
  form.oninput = () => pane.changed();
  dialog.oncancel = (event) => {
    event.preventDefault();
    pane.leave();
  };
  dialog.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing && !event.repeat) {
      event.preventDefault();
      pane.submit();
    }
  };
  return dialog;
}

import { element, hashOfView, nameOfView, saveView } from 'desk';
import { labelled, openForm } from './form-dialog.js';
import * as TEXT from 'texts';

/** @import { View } from '../day/view.js' */

/**
 * Asks under which name a view is saved.
 * @param {View} view
 * @param {() => void} redraw
 */
export function askViewName(view, redraw) {
  const field = element('input', { id: 'view-name', name: 'name', maxlength: '60', autocomplete: 'off', value: nameOfView(view) });
  openForm({
    title: TEXT.save_view,
    lead: TEXT.save_view_more,
    fields: [labelled(TEXT.view_name, field)],
    press: TEXT.save,
    send: (form) => {
      const name = String(form.get('name') ?? '').trim();
      if (!name) return TEXT.view_nameless;
      saveView(name, hashOfView(view));
      redraw();
      return null;
    },
  });
}

import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { parseHash } from '../../shared/script/page-address.js';
import { languageLinks, markLinks } from '../../shared/script/shared-device.js';
import { prepareForm } from './lost-form.js';

export { prepareForm };

// A page that has the form from the beginning; others load this for a form that they show later.
const form = document.querySelector('main form[data-own]');
if (form instanceof HTMLFormElement) {
  markLinks();
  watchInPageLinks();
  const named = parseHash();
  if (named) for (const link of languageLinks()) link.hash = named.reference;
  prepareForm(form, named?.reference);
}

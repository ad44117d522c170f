import { languageLinks } from '../../shared/script/shared-device.js';
import { watchInPageLinks } from '../../shared/script/in-page-links.js';
import { findToken } from '../../shared/script/token.js';
import { offerAccess } from './ask-access.js';
import { modelIn } from './label-model.js';

const token = findToken(location.hash);

/**
 * Leaves what is of one model alone, where the page has something of it. Nobody is asked: the label says which model it is on.
 * @param {string} model
 */
function showModel(model) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-models]')]);
  const of = (/** @type {HTMLElement} */ part) => (part.dataset.models ?? '').split(' ').includes(model);
  if (!all.some(of)) return;
  for (const part of all) part.hidden = !of(part);
  const name = all.find((part) => of(part) && part.dataset.name)?.dataset.name;
  const title = document.querySelector('[data-title]');
  if (title && name) title.textContent = name;
  for (const part of document.querySelectorAll('.eta, .cols')) part.setAttribute('data-one', '');
}

watchInPageLinks();
for (const link of languageLinks()) link.hash = location.hash;
if (token) {
  showModel(modelIn(token));
  offerAccess(token);
}

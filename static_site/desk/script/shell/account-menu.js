import { byId, clicked, find, required } from '../../../shared/script/dom.js';
import { signOut } from '../session/session.js';
import { lettersAct, setLetters } from './keys.js';
import { me } from './me.js';
import * as TEXT from 'texts';

const ROLES = /** @type {Record<string, string>} */ (TEXT.role_names);

/** Shows who is signed in, and makes their menu work. */
export function prepareAccount() {
  const { name, roles, key, colleagues } = me();
  const initials = colleagues.find((one) => one.key === key)?.initials ?? initialsOf(name);
  for (const place of document.querySelectorAll('[data-initials]')) place.textContent = initials;
  for (const place of document.querySelectorAll('[data-name]')) place.textContent = name;
  for (const place of document.querySelectorAll('[data-roles]')) place.textContent = roles.map((role) => ROLES[role] ?? role).join(', ');
  byId('account').onclick = () => toggle(Boolean(byId('account-menu').hidden));
  byId('sign-out').onclick = () => signOut();
  document.addEventListener('click', (event) => {
    if (!clicked(event, '.account') || clicked(event, '.account__menu :is(a,button)')) toggle(false);
  });
  byId('account-menu').addEventListener('keydown', ({ key: pressed }) => {
    if (pressed !== 'Escape') return;
    toggle(false);
    byId('account').focus();
  });
  for (const id of ['letters', 'letters-here']) {
    const box = required(`#${id}`, HTMLInputElement);
    box.checked = lettersAct();
    box.onchange = () => {
      setLetters(box.checked);
      for (const other of ['letters', 'letters-here']) required(`#${other}`, HTMLInputElement).checked = box.checked;
    };
  }
}

/** @param {boolean} open */
function toggle(open) {
  byId('account-menu').hidden = !open;
  find('account')?.setAttribute('aria-expanded', String(open));
}

/**
 * Gives the initials of a name, those of a colleague as the API writes them.
 * @param {string} name
 */
export const initialsOf = (name) =>
  name.split(/[\s-]+/).filter(Boolean).map((word) => word[0]?.toUpperCase()).slice(0, 2).join('');

import { announce } from '../../shared/script/announcer.js';
import { byId, element, query, required } from '../../shared/script/dom.js';
import { languageLinks, sharedDevice } from '../../shared/script/shared-device.js';
import * as TEXT from 'texts';

/** @import { StatementDocument } from '../../shared/types.js' */

const NAMES = new Set(['from', 'to', 'currency']);

/** Gives what the address says of days and currency. */
const wanted = () => [...new URLSearchParams(location.search)].filter(([name]) => NAMES.has(name));

/**
 * @param {string} form of the file, `` for the document
 */
export const statementPath = (form) => `/api/affairs/statement${form}?${new URLSearchParams([['lang', TEXT.lang], ...wanted()])}`;

/** @param {string} id */
const field = (id) => required(`#${id}`, HTMLInputElement);
const currencies = () => required('#currency', HTMLSelectElement);

/**
 * Fills in the days of what is shown, and leads the files to the same.
 * @param {StatementDocument} document
 */
export function showDays({ first, last, today, currency, currencies: all }) {
  field('from').value = first;
  field('to').value = last;
  field('from').max = today;
  field('to').max = today;
  byId('of-currency').hidden = all.length < 2;
  currencies().replaceChildren(...all.map((code) => element('option', { value: code, selected: code === currency }, code)));
  for (const form of ['pdf', 'csv']) required(`#as-${form}`, HTMLAnchorElement).href = statementPath(`.${form}`);
  byId('days-wrong').hidden = true;
}

/**
 * Has the form ask for other days; they stand in the address, so that it is found again.
 * @param {() => Promise<void>} reread
 */
export function prepareDays(reread) {
  byId('days').onsubmit = async (event) => {
    event.preventDefault();
    const [from, to, today] = [field('from').value, field('to').value, field('to').max];
    if (!from || !to || from > to || to > today) {
      daysWrong();
      return;
    }
    const search = new URLSearchParams([...(sharedDevice ? [['poste', 'partage']] : []), ['from', from], ['to', to]]);
    if (!byId('of-currency').hidden) search.set('currency', currencies().value);
    history.replaceState(null, '', `${location.pathname}?${search}`);
    for (const link of languageLinks()) link.search = `?${search}`;
    await reread();
    byId('h-moved').focus();
  };
}

/** Says that the days are none, and leaves what is shown. */
export function daysWrong() {
  const line = byId('days-wrong');
  query('span', line).textContent = TEXT.days_wrong;
  line.hidden = false;
  announce(TEXT.days_wrong);
  field(field('to').value > field('to').max ? 'to' : 'from').focus();
}

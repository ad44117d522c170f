import { byId, clicked, element, format, get, go, labelledKeys, may, required, viewsOf } from 'desk';
import * as TEXT from 'texts';

/** @import { StaffAnswer } from '../shell/staff-api.js' */

/** @typedef {{ text: string, more?: string | null, key?: string, run: () => unknown }} Option */
/** @typedef {{ title: string, options: Option[] }} Group */
/** @typedef {{ dossiers: { reference: string, customer: string, contact: string | null, matched: string[] }[], instruments?: { instrument: string, serial: string, model: string, customer: string | null, account: string | null }[] }} Hits */
/** @typedef {{ accounts: { account: string, customer?: string, name?: string }[] }} Accounts */

const PAUSE_MS = 150;
const SHOWN = 8;
const NO_WORD = /[^\p{L}\p{N}]+/u;
/** @type {Option[]} */
let options = [];
let selected = 0;
let prepared = false;
let timer = 0;
/** @type {AbortController | null} */
let running = null;

const dialog = () => required('#palette', HTMLDialogElement);
const field = () => required('#palette-q', HTMLInputElement);

/** Follows what is typed into the palette, which is open. */
export function followPalette() {
  if (!prepared) prepare();
  look();
}

/** @param {string} text */
function lookAgain(text) {
  field().value = text;
  dialog().showModal();
  field().focus();
  look();
}

function prepare() {
  prepared = true;
  field().addEventListener('input', look);
  dialog().addEventListener('keydown', onKey);
  dialog().addEventListener('close', () => running?.abort());
  dialog().addEventListener('click', (event) => {
    const option = clicked(event, '[role=option]');
    if (option) choose(Number(option.dataset.index));
    else if (event.target === dialog()) dialog().close();
  });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') select(selected + (event.key === 'ArrowDown' ? 1 : -1));
  else if (event.key === 'Enter') choose(selected);
  else return;
  event.preventDefault();
}

/** @param {number} index */
function choose(index) {
  const option = options[index];
  if (!option) return;
  dialog().close();
  // A dialog gives the focus back to the search field, where letters would be typed instead of opening acts.
  byId('content').focus({ preventScroll: true });
  option.run();
}

/** Draws what is known at once, and asks the API for the rest once the typing pauses. */
function look() {
  const text = field().value.trim();
  const here = [...acts(text), ...views(text)];
  draw(here, '');
  clearTimeout(timer);
  running?.abort();
  if (text.length < 2) return;
  timer = setTimeout(() => ask(text, here), PAUSE_MS);
}

/**
 * @param {string} text
 * @param {Group[]} here
 */
async function ask(text, here) {
  running = new AbortController();
  const { signal } = running;
  const q = encodeURIComponent(text);
  try {
    /** @type {[StaffAnswer<Hits>, StaffAnswer<Accounts>]} */
    const [hits, accounts] = await Promise.all([get(`/staff/search?q=${q}`, { signal }), get(`/staff/accounts?q=${q}`, { signal })]);
    if (signal.aborted) return;
    const groups = [...here, ...instrumentGroup(hits.body), ...dossierGroup(hits.body), ...accountGroup(accounts.body)];
    if (!groups.length && text.length > 4) groups.push(shorter(text));
    draw(groups, hits.ok ? format(TEXT.palette_nothing, { text }) : TEXT.no_answer);
  } catch {
    // Somebody typed on: what was asked is given up.
  }
}

/**
 * @param {string} text
 * @returns {Group}
 */
function shorter(text) {
  const less = text.slice(0, -2).trimEnd();
  return { title: format(TEXT.palette_nothing, { text }), options: [{ text: format(TEXT.look_for, { text: less }), run: () => lookAgain(less) }] };
}

/** @param {string} text */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Says whether each word that was typed begins a word of a label.
 * @param {string} label
 * @param {string} text
 */
function fits(label, text) {
  const words = plain(label).split(NO_WORD);
  return plain(text).split(NO_WORD).every((typed) => words.some((word) => word.startsWith(typed)));
}

/**
 * @param {string} text
 * @returns {Group[]}
 */
const acts = (text) =>
  labelledKeys().flatMap(({ about, keys }) => {
    const found = keys.filter(({ label }) => fits(label, text)).map(({ name, label, run }) => ({ text: label, key: name, run: () => run(new KeyboardEvent('keydown')) }));
    return found.length ? [{ title: about || TEXT.everywhere, options: found }] : [];
  });

/**
 * @param {string} text
 * @returns {Group[]}
 */
function views(text) {
  const found = viewsOf().filter(({ name }) => fits(name, text)).slice(0, SHOWN);
  return text && found.length ? [{ title: TEXT.views, options: found.map(({ name, hash }) => ({ text: name, run: () => go(hash) })) }] : [];
}

/**
 * @param {Hits | null} hits
 * @returns {Group[]}
 */
const dossierGroup = (hits) =>
  hits?.dossiers.length
    ? [{
      title: TEXT.dossiers,
      options: hits.dossiers.slice(0, SHOWN).map(({ reference, customer, contact, matched }) => ({
        text: reference,
        more: [customer, contact, ...matched.filter((number) => number !== reference).slice(0, 2)].filter(Boolean).join(', '),
        run: () => go(`#/${reference}`),
      })),
    }]
    : [];

/**
 * Leads to instruments, and to a new case of each.
 * @param {Hits | null} hits
 * @returns {Group[]}
 */
const instrumentGroup = (hits) =>
  hits?.instruments?.length
    ? [{
      title: TEXT.instruments,
      options: hits.instruments.slice(0, SHOWN).flatMap(({ instrument, serial, model, customer, account }) => {
        const to = `#/instruments/${encodeURIComponent(instrument)}`;
        const read = { text: serial, more: [instrument, model, customer].filter(Boolean).join(', '), run: () => go(to) };
        return account && may('open_case') ? [read, { text: TEXT.open_case, more: serial, run: () => go(`${to}/case`) }] : [read];
      }),
    }]
    : [];

/**
 * @param {Accounts | null} accounts
 * @returns {Group[]}
 */
const accountGroup = (accounts) =>
  accounts?.accounts.length && may('create_dossier')
    ? [{
      title: TEXT.customers,
      options: accounts.accounts.slice(0, SHOWN).map(({ account, customer, name }) => ({
        text: customer ?? name ?? account,
        more: TEXT.offer_for,
        run: () => go(`#/offer?account=${encodeURIComponent(account)}`),
      })),
    }]
    : [];

/**
 * @param {Group[]} groups
 * @param {string} nothing what to say if there are none
 */
function draw(groups, nothing) {
  options = groups.flatMap((group) => group.options);
  let index = -1;
  const lists = groups.map((group, at) => {
    const rows = group.options.map(({ text, more, key }) => {
      index += 1;
      return element(
        'div',
        { role: 'option', id: `option-${index}`, 'data-index': index, 'aria-selected': 'false' },
        element('span', {}, text, more ? element('small', {}, ` ${more}`) : null),
        key && !key.includes(':') ? element('kbd', { 'aria-hidden': 'true' }, key) : null,
      );
    });
    return element('div', { role: 'group', 'aria-labelledby': `options-${at}` }, element('p', { id: `options-${at}` }, group.title), ...rows);
  });
  byId('palette-list').replaceChildren(...lists);
  byId('palette-none').hidden = groups.length > 0 || !nothing;
  byId('palette-none').textContent = groups.length ? '' : nothing;
  select(0);
}

/** @param {number} index */
function select(index) {
  selected = Math.max(0, Math.min(options.length - 1, index));
  for (const option of byId('palette-list').querySelectorAll('[role=option]')) option.setAttribute('aria-selected', String(option.id === `option-${selected}`));
  const now = document.getElementById(`option-${selected}`);
  now?.scrollIntoView({ block: 'nearest' });
  if (now) field().setAttribute('aria-activedescendant', now.id);
  else field().removeAttribute('aria-activedescendant');
}

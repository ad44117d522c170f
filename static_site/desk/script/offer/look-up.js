import { dayOf, element, format, get } from 'desk';
import { shownAmount } from '../money/amounts.js';
import { counted, inWords } from '../money/in-words.js';
import * as TEXT from 'texts';

/** @import { Address, Customer, FoundAccount, Person } from '../../offer.js' */
/** @import { ListedProduct, ProductPage, ShownStock } from '../../stock.js' */
/** @import { Option } from './combobox.js' */

/** @typedef {{ account: FoundAccount } | { fresh: string }} ChosenCustomer */
/** @typedef {{ listed: ListedProduct } | { free: string }} ChosenLine */

const SHOWN = 8;

/**
 * Looks customers up by words of their name.
 * @param {string} typed
 * @returns {Promise<Option<ChosenCustomer>[]>}
 */
export async function findCustomers(typed) {
  const answer = await get(`/staff/accounts?q=${encodeURIComponent(typed)}`);
  const { accounts = [] } = /** @type {{ accounts?: FoundAccount[] }} */ (answer.body ?? {});
  /** @type {Option<ChosenCustomer>[]} */
  const found = accounts.slice(0, SHOWN).map((account) => ({
    value: { account },
    label: account.customer,
    content: [element('b', {}, account.customer), account.contacts.length ? `, ${account.contacts.slice(0, 2).join(', ')}` : ''],
    note: [counted(TEXT.n_open, account.open)],
  }));
  const fresh = format(TEXT.new_customer, { name: typed });
  return [...found, { value: { fresh: typed }, label: fresh, content: [element('span', { class: 'pet' }, fresh)], note: [TEXT.new_customer_more] }];
}

/**
 * Looks products up by how a SKU or words of a name begin; what is not there becomes a free line.
 * @param {string} typed
 * @returns {Promise<Option<ChosenLine>[]>}
 */
export async function findProducts(typed) {
  const answer = await get(`/staff/products?limit=${SHOWN}&q=${encodeURIComponent(typed)}`);
  const { products = [] } = /** @type {Partial<ProductPage>} */ (answer.body ?? {});
  /** @type {Option<ChosenLine>[]} */
  const found = products.map((listed) => ({
    value: { listed },
    label: inWords(listed.product.name),
    content: [element('b', {}, inWords(listed.product.name)), ' ', element('span', { class: 'ref mute' }, listed.product.sku)],
    note: [listed.price === null ? TEXT.no_price : element('b', {}, shownAmount(listed.price)), ' · ', listed.product.goods ? stockWords(listed.stock) : TEXT.service],
  }));
  const free = format(TEXT.free_line, { name: typed });
  return [...found, { value: { free: typed }, label: free, content: [element('span', { class: 'pet' }, free)], note: [TEXT.free_line_more] }];
}

/**
 * Says what is free today, and what comes next where that is nothing.
 * @param {ShownStock | null} stock
 */
export function stockWords(stock) {
  if (!stock) return TEXT.not_counted;
  const next = stock.arrivals.find(({ free }) => free > 0);
  return stock.available > 0 || !next ? counted(TEXT.n_free, stock.available) : format(TEXT.free_then, { n: stock.available, pieces: next.free, day: dayOf(next.on) });
}

/**
 * Gives what an offer needs of a customer: their people, and the addresses of their book and of their newest dossier.
 * @param {FoundAccount} found
 * @returns {Promise<Customer | null>}
 */
export async function readCustomer({ account, customer: name }) {
  const [read, last] = await Promise.all([get(`/staff/accounts/${encodeURIComponent(account)}`), lastAddresses(account, name)]);
  const shown = /** @type {{ name: string, contacts: { contact: Person }[], conditions: { addresses?: Record<string, { label: string, address: Address }>, hold?: { reason: string } | null } } | null} */ (read.body);
  if (!shown) return null;
  const book = Object.values(shown.conditions.addresses ?? {});
  return { account, name: shown.name, fresh: false, contacts: shown.contacts.map(({ contact }) => contact), addresses: [...last, ...book], hold: shown.conditions.hold?.reason ?? null };
}

/**
 * Gives the addresses of a customer's newest dossier.
 * @param {string} account
 * @param {string} name
 */
async function lastAddresses(account, name) {
  const found = await get(`/staff/search?q=${encodeURIComponent(name.slice(0, 60))}`);
  const { dossiers = [] } = /** @type {{ dossiers?: { reference: string, customer: string }[] }} */ (found.body ?? {});
  const one = dossiers.find(({ customer }) => customer === name);
  if (!one) return [];
  const read = await get(`/staff/dossiers/${one.reference}`);
  const dossier = /** @type {{ state: { delivery: string, billing: string }, people: { account: string, addresses: Record<string, Address> } } | null} */ (read.body);
  if (!dossier || dossier.people.account !== account) return [];
  const { delivery, billing } = dossier.state;
  return [...new Set([delivery, billing])].flatMap((id) => {
    const address = dossier.people.addresses[id];
    return address ? [{ label: format(TEXT.as_in, { reference: one.reference }), address, of: id }] : [];
  });
}

/**
 * Writes an address in one line.
 * @param {Address} address
 */
export const inOneLine = ({ lines, postcode, city, country }) => [...lines, `${postcode} ${city}`, country === TEXT.home_country ? '' : country].filter(Boolean).join(', ');

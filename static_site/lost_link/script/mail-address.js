const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const ADDRESS = new RegExp(`^(?=.{1,64}@)${ATOM}(?:\\.${ATOM})*@([^\\s@]+)$`);
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MOST = 254;
/** What many mailboxes are with: the endings that each has. Short names are left out, since too many others are like them. */
const PROVIDERS = new Map([
  ['gmail', ['com']],
  ['googlemail', ['com']],
  ['outlook', ['com', 'fr', 'de', 'es', 'it', 'be']],
  ['hotmail', ['com', 'fr', 'de', 'es', 'it', 'be', 'co.uk']],
  ['yahoo', ['com', 'fr', 'de', 'es', 'it', 'be', 'ca', 'co.uk']],
  ['orange', ['fr', 'com']],
  ['wanadoo', ['fr']],
  ['laposte', ['net', 'fr']],
  ['icloud', ['com']],
  ['protonmail', ['com', 'ch']],
]);
/** Names that are a sign from one of those, and other people's. */
const OTHERS = new Set(['email', 'ymail', 'mail', 'grange', 'range', 'poste']);
/** Endings that there are none of, by what was meant. */
const ENDINGS = new Map([
  ['com', ['con', 'cmo', 'ocm', 'comm', 'coom', 'ccom', 'cim', 'vom', 'xom', 'cpm', 'copm', 'c0m', 'comn', 'clm']],
  ['fr', ['frr', 'ffr', 'rf', 'ft', 'fer', 'fre']],
  ['net', ['nte', 'ent', 'nett', 'nrt', 'met']],
  ['org', ['ogr', 'rog', 'orgg', 'orh']],
  ['de', ['dee', 'ed']],
]);

/**
 * Gives the address in what was typed or pasted: alone, or behind a name and in angle brackets.
 * @param {string} text
 */
export const addressIn = (text) => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).replace(/^\s*(?:mailto:)?\s*/i, '').trim();

/**
 * Says whether a mail can be sent to an address: as the API does, which holds it to the same.
 * @param {string} address
 */
export function isAddress(address) {
  const domain = ADDRESS.exec(address)?.[1];
  if (!domain || address.length > MOST) return false;
  const labels = (onTheWire(domain) ?? '').split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && !/^\d+$/.test(last);
}

/**
 * Gives a domain as it goes over the wire (IDNA), null where it has no such form.
 * @param {string} domain
 */
function onTheWire(domain) {
  if (/[/:?#[\]\\%]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/**
 * Gives the address that may have been meant, null where nothing looks mistyped.
 * @param {string} address
 * @returns {string | null}
 */
export function meantAddress(address) {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at).toLowerCase();
  const dot = domain.indexOf('.');
  const meant = meantDomain(domain.slice(0, dot), domain.slice(dot + 1));
  return at && dot > 0 && meant !== domain ? address.slice(0, at) + meant : null;
}

/**
 * @param {string} name
 * @param {string} ending
 */
function meantDomain(name, ending) {
  const labels = ending.split('.');
  const last = labels.pop() ?? '';
  const right = [...ENDINGS].find(([, wrong]) => wrong.includes(last))?.[0] ?? last;
  const put = [...labels, right].join('.');
  for (const [provider, endings] of PROVIDERS) {
    const near = name === provider || (!OTHERS.has(name) && isNear(name, provider));
    if (near && endings.includes(put)) return `${provider}.${put}`;
    // All its mailboxes have one ending.
    if (name === provider && provider === 'gmail') return `${provider}.com`;
  }
  return `${name}.${put}`;
}

/**
 * Says whether one text becomes another by one sign more, one less, another one, or by two neighbours that change places.
 * @param {string} one
 * @param {string} other
 */
function isNear(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  if (left === right) return false;
  const swapped = left.length > 1 && left[1] === right[0] && left[0] === right[1] && left.slice(2) === right.slice(2);
  return swapped || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}

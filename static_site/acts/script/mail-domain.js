/**
 * Gives the domain of a mail address as the wire has it, in small letters; null where the text is none.
 * @param {string} text
 */
export function domainOf(text) {
  const typed = /^[^\s@<>,;:"()[\]\\]+@([^\s@<>,;:"()[\]\\/?#]+\.[^\s@.<>,;:"()[\]\\/?#]{2,})$/.exec(text.trim())?.[1];
  return typed ? inAscii(typed) : null;
}

/** @param {string} domain */
function inAscii(domain) {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/**
 * Says whether a domain is one of others, or below one of them.
 * @param {string} domain
 * @param {string[]} others
 */
export const isWithin = (domain, others) => others.some((each) => domain === each || domain.endsWith(`.${each}`));

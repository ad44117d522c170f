/**
 * Gives what the API says in a few words as a sentence.
 * @param {string} text
 */
export const asSentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;

/** @import { Outcome } from '../../stock.js' */

/** @typedef {{ field: string, detail: string, fix: string }} Wrong */

/**
 * Gives what the API says of each field of a body that it refused.
 * @param {Outcome} answer
 * @returns {Wrong[]}
 */
export function shownProblem({ problem }) {
  const { errors } = /** @type {{ errors?: Wrong[] }} */ (problem ?? {});
  return errors ?? [];
}

/**
 * Writes what is wrong and what to do as one sentence or two.
 * @param {Wrong} wrong
 */
export const sentenceOf = ({ detail, fix }) => [detail, fix].filter(Boolean).map((words) => `${words[0]?.toUpperCase()}${words.slice(1)}`).join('. ').concat('.').replace(/\.\.$/, '.');

import { element } from 'page';

/**
 * Draws what an act causes, in sentences.
 * @param {(string | Node)[][]} sentences each of its words and nodes
 */
export const will = (sentences) => element('div', { class: 'will' }, ...sentences.map((words) => element('p', {}, ...words)));

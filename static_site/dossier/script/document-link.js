import { element, icon } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';

// A document where it is named: a link to it, or plain words while it is being made, and in the example, which keeps none.
export function paper({ label, title, url, pending }) {
  if (url && !state.example) return element('a', { class: 'doc', href: url }, icon('doc'), ...labelled(label, title));
  const wait = pending && !state.example ? element('span', { class: 'doc__wait' }, `, ${pending}`) : null;
  // In one box: each part of a flex line would wrap by itself.
  return element('span', { class: 'doc doc--text' }, icon('doc'), element('span', {}, ...labelled(label, title), wait));
}

export const papers = (part) => (part.length ? element('div', { class: 'docs' }, ...part.map(paper)) : null);

// The eye reads the short label, paper and screen readers the title; a label that the title does not repeat is spoken before it (WCAG 2.5.3).
function labelled(label, title) {
  if (label === title) return [element('span', {}, title)];
  const said = title.includes(label) ? 'true' : null;
  return [element('span', { class: 'doc__label', 'aria-hidden': said }, label), element('span', { class: 'vh doc__title' }, title)];
}

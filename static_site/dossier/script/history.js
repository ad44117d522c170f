import { element, other } from '../../shared/script/dom.js';
import { call } from '../../shared/script/api.js';
import { wayTo } from './point-in-time.js';
import { papers } from './document-link.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

const KIND_CLASSES = { step: 'step-ev', you: 'me' };

export const entries = (part) => part.map(entry);

function entry({ seq, date, day, year, same_day: same, kind, title, by, comment, comment_lang: tongue, struck, documents, then }) {
  const words = struck ? [element('span', { class: 'vh' }, TEXT.struck), element('s', {}, title)] : [title];
  return element(
    'li',
    { class: KIND_CLASSES[kind], 'aria-current': seq === state.at && 'true' },
    element('time', { datetime: date, 'data-same': same }, day, year ? element('small', {}, year) : null),
    element(
      'div',
      {},
      element('h3', { id: `entry-${seq}` }, ...words),
      by ? element('p', { class: 'by' }, by) : null,
      papers(documents),
      comment ? element('blockquote', { class: 'quote', lang: other(tongue) }, comment) : null,
    ),
    wayTo(seq, then),
  );
}

// The button below a list that was just drawn reads on, page by page, until there is nothing older: one page at a time, and none
// that was asked for before the list was drawn anew.
export function readOlder(list, button, first) {
  let next = first;
  button.hidden = !next;
  button.removeAttribute('aria-busy');
  const more = async () => {
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    const answer = await call('GET', next).catch(() => null);
    if (button.onclick !== more) return;
    button.removeAttribute('aria-busy');
    if (answer?.status !== 200) return say(TEXT.older_failed);
    const added = entries(answer.body.entries);
    list.append(...added);
    next = answer.body.older;
    button.hidden = !next;
    added[0]?.querySelector('h3').setAttribute('tabindex', '-1');
    added[0]?.querySelector('h3').focus();
  };
  button.onclick = more;
}

import { go, tell } from 'desk';
import { element, icon } from '../../../shared/script/dom.js';
import { expectedWords } from './expected-words.js';
import { asSentence } from './as-sentence.js';
import * as TEXT from 'texts';

/** @import { Act, ExpectedAct } from '../../staff.js' */
/** @import { Reading } from './dossier-area.js' */

const ORDER = 'RDLEBFPTNI';
let unfolded = '';

/**
 * Draws the one act that is expected, boxed, and the others: those with a key, then the rest behind a line of its own.
 * One that is not allowed stays, grey, with its reason. Once unfolded, the rest stays so when the dossier is read again.
 * @param {Reading} reading
 */
export function actList(reading) {
  const { dossier: { reference }, acts: { expected, acts } } = reading;
  const named = acts.filter(({ key, act }) => key && act !== expected?.act).toSorted((one, other) => ORDER.indexOf(one.key ?? '') - ORDER.indexOf(other.key ?? ''));
  const others = acts.filter(({ key }) => !key);
  const first = expected ? (acts.find(({ act }) => act === expected.act) ?? null) : null;
  const more = element('details', { class: 'more-acts' }, element('summary', {}, TEXT.other_acts), element('ul', { class: 'acts-l', role: 'list' }, ...others.map((act) => row(reference, act))));
  more.open = unfolded === reference;
  more.ontoggle = () => {
    if (more.isConnected) unfolded = more.open ? reference : '';
  };
  const list = element('ul', { class: 'acts-l', role: 'list' }, ...named.map((act) => row(reference, act)));
  return [expected ? expectedAct(reading, expected, first) : nothing(), element('section', {}, element('h2', { class: 'vh' }, TEXT.acts), list, others.length ? more : null)];
}

/**
 * @param {Reading} reading
 * @param {ExpectedAct} expected
 * @param {Act | null} act
 */
function expectedAct(reading, expected, act) {
  const { reference } = reading.dossier;
  const { title, about, button: pressed, tag } = expectedWords(reading, expected, act);
  const key = expected.key ?? act?.key;
  const button = element('button', { class: 'btn btn--l', type: 'button', id: 'd-expected', 'aria-disabled': act?.allowed ? null : 'true' }, pressed, key ? element('kbd', {}, key) : null);
  button.onclick = () => openAct(reference, act);
  return element(
    'section',
    { class: 'expected', 'aria-label': TEXT.expected },
    tag ? element('p', { class: tag.late ? 'tag tag--you' : 'tag' }, icon('clock'), tag.text) : null,
    element('h2', {}, title),
    about ? element('p', {}, about) : null,
    act && !act.allowed ? element('p', {}, act.reason) : null,
    button,
  );
}

/** Says that nothing is expected of us. */
const nothing = () => element('section', { class: 'expected', 'aria-label': TEXT.expected }, element('h2', {}, TEXT.nothing_expected), element('p', {}, TEXT.nothing_expected_more));

/**
 * @param {string} reference
 * @param {Act} act
 */
function row(reference, act) {
  const { allowed, key, label, about, reason } = act;
  const button = element('button', { type: 'button', 'aria-disabled': allowed ? null : 'true', id: `act-${act.act}` }, key ? element('kbd', {}, key) : element('span', { class: 'no' }), element('span', {}, label), element('small', {}, allowed ? about : reason));
  button.onclick = () => openAct(reference, act);
  return element('li', {}, button);
}

/**
 * @param {string} reference
 * @param {Act | null} act
 */
function openAct(reference, act) {
  if (act?.allowed) go(`#/${reference}/${act.act}`);
  else tell({ text: asSentence(act?.reason ?? TEXT.not_now), bad: true });
}

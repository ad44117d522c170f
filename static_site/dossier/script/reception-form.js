import { byId, worded } from '../../shared/script/dom.js';
import { answer, complete, send, written } from './form.js';
import { kept } from '../../shared/script/no-break.js';
import { say } from '../../shared/script/announcer.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

const RECEPTION_WORDS = { unsent: TEXT.reception_unsent, nothing: TEXT.reception_nothing };
const ASKED_WORDS = { unsent: TEXT.question_unsent, nothing: TEXT.question_nothing };
const PRESS = { whole: TEXT.receive_whole, wanting: TEXT.receive_wanting, absent: TEXT.receive_absent };
let asked = null;

const field = (name) => byId(`r-${name}`);
const typed = (name) => field(name).value.trim();
const how = () => byId('f-reception').elements.how.value;
const within = (day) => day >= asked.earliest && day <= asked.today;

export function prepareReception(reread) {
  const dialog = byId('reception');
  const form = byId('f-reception');
  document.querySelector('[data-slot=deliveries]').addEventListener('click', (event) => {
    const button = event.target.closest('[data-parcel]');
    if (button && !state.example && !button.getAttribute('aria-disabled')) askReceipt(dialog, form, Number(button.dataset.parcel));
  });
  form.addEventListener('input', review);
  form.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  prepareLetter(form.querySelector('[data-copy-letter]'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (asked) confirm(dialog, form, reread);
  });
}

function prepareLetter(button) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field('letter').textContent);
    say(worded(TEXT.copied, { what: TEXT.letter }));
  });
}

function askReceipt(dialog, form, parcel) {
  const { confirm: about } = state.document.deliveries.rows.find(({ confirm }) => confirm?.parcel === parcel);
  if (asked?.parcel !== parcel) {
    form.reset();
    form.querySelector('[data-answer]').replaceChildren();
    field('date').value = about.today;
  }
  asked = about;
  Object.assign(field('date'), { min: about.earliest, max: about.today });
  field('title').replaceChildren(kept(about.title));
  field('content').replaceChildren(kept(about.content));
  review();
  dialog.showModal();
  field('whole').form.querySelector('[name=how]:checked').focus();
}

async function confirm(dialog, form, reread) {
  const absent = how() === 'absent';
  const words = absent ? ASKED_WORDS : RECEPTION_WORDS;
  const checks = [[field('text'), (text) => how() !== 'wanting' || written(text)], [field('date'), (day) => absent || within(day)], [field('name'), written]];
  if (!complete(checks)) return answer(form, 'ko', words.unsent, TEXT.incomplete);
  if (!(await send(form, absent ? 'questions' : 'receptions', absent ? question() : reception(), words, reread))) return;
  asked = null;
  dialog.close();
  await reread();
  say(absent ? TEXT.question_sent : TEXT.reception_sent);
  byId('h-deliveries')?.focus();
}

const question = () => ({ name: typed('name'), question: typed('text') || worded(TEXT.not_arrived, { number: asked.parcel }), parcel: asked.parcel });

const reception = () => ({ name: typed('name'), parcel: asked.parcel, received_on: field('date').value, remarks: how() === 'wanting' ? typed('text') : null });

// Shows the fields of what was chosen, and what is about to be said, in one line, as it is typed.
function review() {
  const [chosen, day, text] = [how(), field('date').value, typed('text')];
  const date = day && new Intl.DateTimeFormat(TEXT.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
  field('found').hidden = chosen === 'whole';
  field('day').hidden = chosen === 'absent';
  field('found').querySelector('label').textContent = chosen === 'absent' ? TEXT.more_words : TEXT.found;
  field('text').toggleAttribute('aria-required', chosen === 'wanting');
  byId('f-reception').querySelector('[type=submit]').textContent = PRESS[chosen];
  law(chosen === 'wanting', day, date, text);
  const parts = [
    worded(TEXT.parcel, { number: asked.parcel }),
    chosen === 'absent' ? TEXT.absent : day ? worded(TEXT.received_on, { date }) : '',
    chosen === 'whole' ? TEXT.no_remarks : text && chosen === 'wanting' ? worded(TEXT.remarks, { text }) : '',
    typed('name') ? worded(TEXT.by, { name: typed('name') }) : '',
  ];
  field('review').textContent = worded(chosen === 'absent' ? TEXT.review_absent : TEXT.review, { what: parts.filter(Boolean).join(', ') });
}

// What the carrier has to be told, until when, and the letter that does it.
function law(shown, day, date, text) {
  field('law').hidden = !shown;
  field('until').textContent = asked.carrier.find(({ on }) => on === day)?.text ?? TEXT.carrier_days;
  field('letter').textContent = worded(asked.letter, { date: date || '…', text: text || '…' });
}

import { byId, worded } from './dom.js';
import { answer, complete, send, written } from './form.js';
import { say } from './say.js';
import { state } from './state.js';
import { TEXT } from './texts.js';

const RECEPTION_WORDS = { unsent: TEXT.reception_unsent, nothing: TEXT.reception_nothing };
let asked = null;

const field = (name) => byId(`r-${name}`);
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
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (asked) confirm(dialog, form, reread);
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
  field('title').textContent = about.title;
  field('content').textContent = about.content;
  review();
  dialog.showModal();
  field('name').focus();
}

async function confirm(dialog, form, reread) {
  if (!complete([[field('name'), written], [field('date'), within]])) return answer(form, 'ko', RECEPTION_WORDS.unsent, TEXT.incomplete);
  const body = { name: field('name').value.trim(), parcel: asked.parcel, received_on: field('date').value, reserves: field('text').value.trim() || null };
  if (!(await send(form, 'receptions', body, RECEPTION_WORDS, reread))) return;
  asked = null;
  dialog.close();
  await reread();
  say(TEXT.reception_sent);
  byId('h-deliveries')?.focus();
}

// What is about to be confirmed, in one line, as it is typed.
function review() {
  const [name, day, reserves] = [field('name').value.trim(), field('date').value, field('text').value.trim()];
  const date = day && new Intl.DateTimeFormat(TEXT.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
  const parts = [
    worded(TEXT.parcel, { number: asked.parcel }),
    day ? worded(TEXT.received_on, { date }) : '',
    reserves ? worded(TEXT.reserve, { text: reserves }) : TEXT.no_reserve,
    name ? worded(TEXT.by, { name }) : '',
  ];
  field('review').textContent = worded(TEXT.review, { what: parts.filter(Boolean).join(', ') });
}

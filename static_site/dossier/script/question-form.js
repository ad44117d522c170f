import { byId } from '../../shared/script/dom.js';
import { answer, complete, send, written } from './form.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

const QUESTION_WORDS = { unsent: TEXT.question_unsent, nothing: TEXT.question_nothing };

export function prepareQuestion(reread) {
  const form = byId('f-question');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [text, name] = [byId('q-text'), byId('q-name')];
    if (state.example) return;
    if (!complete([[text, written], [name, written]])) return answerIncomplete(form);
    const body = { name: name.value.trim(), question: text.value.trim() };
    if (!(await send(form, 'questions', body, QUESTION_WORDS, reread))) return;
    text.value = '';
    answer(form, null, TEXT.question_sent, `${TEXT.question_sent_more} ${state.document.contact.reply}`);
    await reread();
  });
}

const answerIncomplete = (form) => answer(form, 'ko', QUESTION_WORDS.unsent, TEXT.incomplete);

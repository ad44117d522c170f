import { required } from '../../shared/script/dom.js';
import { state } from '../../shared/script/state.js';
import { currentDocument } from './current-document.js';
import { filled, send, showResult, validate } from './form.js';
import * as TEXT from 'texts';

export const QUESTION_TEXTS = { unsent: TEXT.question_unsent, nothing: TEXT.question_nothing };

/** @param {() => Promise<unknown>} reread */
export function prepareQuestion(reread) {
  const form = required('#f-question', HTMLFormElement);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [text, name] = [required('#q-text', HTMLTextAreaElement), required('#q-name', HTMLInputElement)];
    if (state.example) return;
    if (!validate([[text, filled], [name, filled]])) {
      showResult(form, 'ko', QUESTION_TEXTS.unsent, TEXT.incomplete);
      return;
    }
    const body = { name: name.value.trim(), question: text.value.trim() };
    if (!(await send(form, 'questions', body, QUESTION_TEXTS, reread))) return;
    text.value = '';
    showResult(form, null, TEXT.question_sent, `${TEXT.question_sent_more} ${currentDocument()?.contact.reply}`);
    await reread();
  });
}

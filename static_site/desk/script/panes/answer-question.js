import { format } from '../../../shared/script/dom.js';
import { dayInWords } from '../dossier/days.js';
import { askerName, body, newsField, words } from './common-fields.js';
import * as TEXT from 'texts';

/** @import { Context, Field, Spec } from '../../staff.js' */

/**
 * Gives the questions and remarks that are open, with their words.
 * @param {Context} context
 */
function open({ dossier: { state, entries } }) {
  return state.questions.map(({ entry, on, remarks }) => {
    const found = entries.find(({ seq }) => seq === entry);
    const said = found?.origin.comment ?? /** @type {{ remarks?: string | null } | undefined} */ (found?.event)?.remarks ?? '';
    return { entry, on, said, remarks };
  });
}

/**
 * Asks which question it is about, where several are open, and shows what it says.
 * @param {Context} context
 * @returns {Field[]}
 */
function asked(context) {
  const questions = open(context);
  const chosen = context.parameter || String(questions[0]?.entry ?? '');
  const facts = questions.map(({ entry, on, said }) => /** @type {Field} */ ({ kind: 'fact', name: `asked_${entry}`, label: format(TEXT.asked_on, { day: dayInWords(on) }), value: said, when: (values) => questions.length === 1 || String(values['question']) === String(entry) }));
  const choice = questions.length > 1 ? [/** @type {Field} */ ({ kind: 'choice', name: 'question', label: TEXT.which_question, value: chosen, options: questions.map(({ entry, on, said }) => ({ value: String(entry), text: `${dayInWords(on)} : ${said.slice(0, 60)}` })) })] : [];
  return [...choice, ...facts];
}

/**
 * @param {Context} context
 * @param {import('../../staff.js').Values} values
 */
const questionOf = (context, values) => Number(values['question'] ?? open(context)[0]?.entry ?? context.act.defaults?.['question'] ?? 0);

/**
 * Answers a question of the customer's.
 * @param {Context} context
 * @returns {Spec}
 */
export function answer(context) {
  const { questions } = context.dossier.state;
  const one = (/** @type {number} */ entry) => askerName(context.dossier, questions.find((question) => question.entry === entry));
  const about = questions.find(({ entry }) => entry === (Number(context.parameter) || questions[0]?.entry));
  const until = about?.remarks ? context.act.defaults?.['next_news'] : null;
  const news = until ? { ...newsField(String(until)), hint: TEXT.missing_until } : newsField();
  const named = (/** @type {import('../../staff.js').Values} */ values) => one(questionOf(context, values));
  return {
    title: format(TEXT.answer_title, { name: one(Number(context.parameter) || (questions[0]?.entry ?? 0)) }),
    lead: `${context.reference}, ${context.customer}`,
    fields: [...asked(context), words({ label: TEXT.your_answer, hint: TEXT.read_by_customer }), news],
    commands: (values) => [body('answer_question', values, { question: questionOf(context, values) })],
    button: (values) => format(TEXT.answer_button, { name: named(values) }),
    done: (values) => format(TEXT.answered, { name: named(values) }),
  };
}

/**
 * Closes a question that asks for no answer.
 * @param {Context} context
 * @returns {Spec}
 */
export function closeQuestion(context) {
  return {
    title: TEXT.close_question_title,
    lead: TEXT.close_question_lead,
    fields: [...asked(context), words({ label: TEXT.why_closed, hint: TEXT.internal_hint, optional: true })],
    commands: (values) => [body('close_question', values, { question: questionOf(context, values) })],
    button: () => TEXT.close_question_button,
    done: () => TEXT.question_closed,
  };
}

import { me } from 'desk';
import { format } from '../../../shared/script/dom.js';
import { dayInWords, daysBetween } from './days.js';
import * as TEXT from 'texts';

/** @import { Act, ExpectedAct } from '../../staff.js' */
/** @import { Reading } from './dossier-area.js' */

/**
 * Says what is expected of us: to whom, about what, and by which day we said it.
 * @param {Reading} reading
 * @param {ExpectedAct} expected
 * @param {Act | null} act
 */
export function expectedWords(reading, expected, act) {
  const { dossier: { state, people } } = reading;
  const name = people.contacts[state.contact]?.name ?? people.name;
  const question = state.questions[0];
  const tag = promised(reading, act?.command === 'answer_question' ? ['answer', 'news'] : ['answer', 'news', 'delivery']);
  const about = typeof expected.about === 'string' ? expected.about : (act?.about ?? null);
  if (act?.command !== 'answer_question' || !question) return { title: expected.label, about, button: act?.label ?? expected.label, tag };
  const said = reading.history.entries.find(({ seq }) => seq === question.entry)?.comment;
  return {
    title: format(TEXT.answer_title, { name }),
    about: said ? format(TEXT.asked_words, { day: dayInWords(question.on), words: said }) : about,
    button: tag ? TEXT.answer_and_keep : format(TEXT.answer_title, { name }),
    tag,
  };
}

/**
 * Says by when the customer was to hear of us, and by how much that is late; null where nothing is open.
 * @param {Reading} reading
 * @param {string[]} kinds
 */
function promised({ dossier: { promises } }, kinds) {
  const days = promises.filter(({ kept, kind }) => !kept && kinds.includes(kind)).map(({ moved }) => moved).toSorted();
  const first = days[0];
  if (!first) return null;
  const late = daysBetween(first, me().today);
  if (late <= 0) return { late: false, text: format(TEXT.promised_for, { day: dayInWords(first) }) };
  return { late: true, text: `${format(TEXT.promised_for, { day: dayInWords(first) })}, ${format(late > 1 ? TEXT.days_late : TEXT.day_late, { n: late })}` };
}

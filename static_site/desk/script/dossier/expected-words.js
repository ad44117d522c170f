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
  const question = reading.dossier.state.questions.find(({ entry }) => String(entry) === expected.of);
  const { tag, kept } = due(reading, expected);
  const about = typeof expected.about === 'string' ? expected.about : (act?.about ?? null);
  if (!question) return { title: expected.label, about, button: act?.label ?? expected.label, tag };
  const said = reading.history.entries.find(({ seq }) => seq === question.entry)?.comment;
  return {
    title: expected.label,
    about: said ? format(TEXT.asked_words, { day: dayInWords(question.on), words: said }) : about,
    button: kept ? TEXT.answer_and_keep : expected.label,
    tag,
  };
}

/**
 * Says by when the customer hears of us, and by how much that is late; promised only where we said that day.
 * kept: whether the act keeps such a promise.
 * @param {Reading} reading
 * @param {ExpectedAct} expected
 */
function due({ dossier: { promises } }, { due: day }) {
  if (!day) return { tag: null, kept: false };
  const kept = promises.some((promise) => !promise.kept && promise.moved === day);
  const late = daysBetween(day, me().today);
  const text = format(kept ? TEXT.promised_for : TEXT.due_for, { day: dayInWords(day) });
  return { kept, tag: late > 0 ? { late: true, text: `${text}, ${format(late > 1 ? TEXT.days_late : TEXT.day_late, { n: late })}` } : { late: false, text } };
}

import { element, format, post } from 'desk';
import { openForm } from '../money/act-form.js';
import * as TEXT from 'texts';

/** How many labels of each size a sheet has, and one print at most. */
const SIZES = { small: 65, medium: 21, large: 8 };
export const MOST = 130;

/**
 * Prints the labels of instruments on a sheet; its address holds for five minutes.
 * @param {string[]} instruments
 */
export function printLabels(instruments) {
  let address = '';
  const sheet = () => element('a', { href: address, target: '_blank', rel: 'noopener', id: 'label-sheet' }, TEXT.open_sheet);
  openForm({
    title: TEXT.print_labels,
    lead: format(instruments.length === 1 ? TEXT.one_label : TEXT.n_labels, { n: instruments.length }),
    fields: [
      { name: 'size', label: TEXT.label_size, kind: 'choice', value: 'medium', options: Object.entries(SIZES).map(([value, n]) => ({ value, text: format(/** @type {Record<string, string>} */ (TEXT.label_sizes)[value] ?? value, { n }) })) },
      { name: 'first', label: TEXT.label_first, hint: TEXT.label_first_hint, kind: 'number', value: 1, half: true },
    ],
    button: TEXT.print,
    send: async ({ size, first }, key) => {
      const answer = await post('/staff/label-sheets', { instruments, size, first }, { key });
      address = /** @type {{ url?: string } | null} */ (answer.body)?.url ?? '';
      return answer;
    },
    done: () => ({ text: [`${TEXT.sheet_ready} `, sheet()], changed: async () => {} }),
  });
}

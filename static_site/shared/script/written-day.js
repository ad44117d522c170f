import * as TEXT from 'texts';

/**
 * Writes a day as the language does: the first of a month is an ordinal in French, which no format knows.
 * @param {Intl.DateTimeFormat} written
 * @param {Date} [day] today if none
 */
export const writtenDay = (written, day) => written.formatToParts(day).map(({ type, value }) => (type === 'day' && value === '1' ? TEXT.first_day : value)).join('');

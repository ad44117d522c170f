import { announce, byId, element, format, get, icon, newKey, post, tell, timeOf, why } from 'desk';
import { sentenceOf, shownProblem } from '../money/problems.js';
import { dropRow, putCell, readCsv, textOf, writeCsv } from './csv.js';
import { badRows, effects } from './import-report.js';
import * as TEXT from 'texts';

/** @import { FileAnswer, ImportProgress } from '../../stock.js' */
/** @import { Table } from './csv.js' */

/**
 * What is asked of files of one kind. path: where they are sent. does: how much of it a dry run says would change. effects: what that shows.
 * @typedef {{ path: string, does: (told: object) => number, effects: (told: object) => Node[], note: string, done: (came: Record<string, unknown>) => string }} FileKind
 */

const CSV = 'text/csv; charset=utf-8';
const AFTER_TYPING = 600;
const NEXT_LOOK = 700;

/**
 * A file of the catalogue.
 * @type {FileKind}
 */
export const PRODUCT_FILE = {
  path: '/staff/product-imports',
  does: (told) => {
    const { created, changed } = /** @type {FileAnswer} */ (told);
    return created + changed;
  },
  effects: (told) => effects(/** @type {FileAnswer} */ (told)),
  note: TEXT.offers_keep,
  done: (came) => format(TEXT.import_done, { created: Number(came['created']), changed: Number(came['changed']) }),
};

/**
 * Opens a file: tries it at once, tells each bad row with what to do, and brings it in whole, or not at all.
 * @param {string} name
 * @param {ArrayBuffer} bytes
 * @param {(sku?: string) => Promise<void>} changed
 * @param {FileKind} kind
 */
export async function openImport(name, bytes, changed, kind) {
  const pane = new ImportPane(name, readCsv(textOf(bytes)), changed, kind);
  pane.show();
  await pane.rehearse();
}

class ImportPane {
  /**
   * @param {string} name
   * @param {Table} table
   * @param {(sku?: string) => Promise<void>} changed
   * @param {FileKind} kind
   */
  constructor(name, table, changed, kind) {
    this.kind = kind;
    this.table = table;
    this.changed = changed;
    this.name = name;
    this.timer = 0;
    this.turn = 0;
    this.busy = false;
    this.key = newKey();
    this.lead = element('p', { id: 'import-lead' }, TEXT.import_trying);
    this.report = element('div', { class: 'pane__f' });
    this.again = element('button', { class: 'btn btn--2 btn--l', type: 'button' }, TEXT.try_again);
    this.send = element('button', { class: 'btn btn--l', type: 'button', 'aria-disabled': 'true' }, TEXT.import_whole, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.commit_keys));
    this.foot = element('p', {}, TEXT.all_or_nothing);
    this.dialog = this.#dialog();
  }

  #dialog() {
    const close = element('button', { class: 'btn btn--q', type: 'button' }, TEXT.close, ' ', element('kbd', { 'aria-hidden': 'true' }, TEXT.escape_key));
    const head = element('header', {}, element('div', {}, element('h2', { id: 'import-title' }, format(TEXT.import_title, { name: this.name })), this.lead), close);
    const inner = element('div', { class: 'pane__in pane__in--alone', tabindex: '0', role: 'region', 'aria-label': TEXT.import_result }, this.report);
    const dialog = element('dialog', { class: 'pane pane--wide', 'aria-labelledby': 'import-title' }, head, inner, element('footer', {}, this.foot, this.again, this.send));
    close.onclick = () => dialog.close();
    this.again.onclick = () => this.rehearse();
    this.send.onclick = () => this.bring();
    dialog.onkeydown = (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing && !event.repeat) {
        event.preventDefault();
        this.bring();
      }
    };
    dialog.onclose = () => {
      this.turn += 1;
      clearTimeout(this.timer);
      dialog.remove();
      byId('import').focus();
    };
    return dialog;
  }

  show() {
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  /** Asks what the file would do; nothing is written. */
  async rehearse() {
    clearTimeout(this.timer);
    const mine = (this.turn += 1);
    this.ready = false;
    this.send.setAttribute('aria-disabled', 'true');
    const answer = await post(`${this.kind.path}?dry_run=true`, writeCsv(this.table), { key: newKey(), type: CSV });
    if (mine !== this.turn) return;
    if (answer.ok) this.#tell(/** @type {FileAnswer} */ (answer.body));
    else this.#refused([why(answer), ...shownProblem(answer).map(sentenceOf)]);
  }

  /** @param {FileAnswer} told */
  #tell(told) {
    const { bad } = told;
    const rows = new Set(bad.map(({ row }) => row)).size;
    this.lead.textContent = format(TEXT.import_tried, { rows: this.table.records.length - 1, time: timeOf(new Date().toISOString()) });
    this.ready = !bad.length && this.kind.does(told) > 0;
    if (this.ready) this.send.removeAttribute('aria-disabled');
    const verdict = bad.length ? format(rows === 1 ? TEXT.one_bad_row : TEXT.bad_rows, { n: rows }) : this.ready ? TEXT.file_good : TEXT.file_says_nothing;
    const message = element('div', { class: bad.length ? 'warn warn--ko' : 'warn warn--ok' }, icon(bad.length ? 'alert' : 'ok'), element('p', {}, element('b', {}, verdict), bad.length ? ` ${TEXT.bad_rows_more}` : null));
    const correct = { put: (/** @type {number} */ row, /** @type {string} */ column, /** @type {string} */ value) => this.#correct(() => putCell(this.table, row, column, value)), drop: (/** @type {number} */ row) => this.#correct(() => dropRow(this.table, row)) };
    const focused = this.report.contains(document.activeElement) ? document.activeElement?.id : '';
    this.report.replaceChildren(message, ...badRows(bad, correct), ...(bad.length ? [] : this.kind.effects(told)), element('p', { class: 'fine below' }, this.kind.note));
    announce(verdict);
    const field = focused ? document.getElementById(focused) : this.report.querySelector('input,select');
    if (field instanceof HTMLElement) field.focus();
    else (this.ready ? this.send : this.again).focus();
  }

  /**
   * Changes the file as it is held here, and tries it again a moment later.
   * @param {() => void} change
   */
  #correct(change) {
    change();
    this.key = newKey();
    this.turn += 1;
    this.ready = false;
    this.send.setAttribute('aria-disabled', 'true');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rehearse(), AFTER_TYPING);
  }

  /** Brings the file in. The same key serves a second try: nothing is done twice. */
  async bring() {
    if (this.busy || !this.ready) {
      announce(TEXT.import_not_ready);
      return;
    }
    this.busy = true;
    this.send.setAttribute('aria-busy', 'true');
    const answer = await post(this.kind.path, writeCsv(this.table), { key: this.key, type: CSV });
    this.busy = false;
    this.send.removeAttribute('aria-busy');
    const begun = /** @type {FileAnswer | null} */ (answer.body);
    if (answer.ok && begun?.import_id) await this.#follow(begun.import_id);
    else this.#refused([why(answer), ...shownProblem(answer).map(sentenceOf)]);
  }

  /**
   * Shows how far the file came until all of it is written.
   * @param {string} id
   */
  async #follow(id) {
    const mine = (this.turn += 1);
    const gauge = element('progress', { 'aria-labelledby': 'import-lead' });
    const words = element('p', { role: 'status' });
    this.report.replaceChildren(element('div', { class: 'import-progress' }, gauge, words));
    this.again.hidden = true;
    this.send.hidden = true;
    this.foot.textContent = TEXT.import_goes_on;
    for (;;) {
      const answer = await get(`${this.kind.path}/${id}`);
      if (mine !== this.turn) break;
      const came = /** @type {ImportProgress | null} */ (answer.body);
      if (came) {
        gauge.max = Math.max(came.parts, 1);
        gauge.value = came.parts ? came.written : 1;
        words.textContent = format(TEXT.import_progress, { written: came.written, parts: came.parts });
        if (came.done) {
          await this.#done(came);
          return;
        }
      } else if (answer.kind !== 'offline' && answer.kind !== 'fault') {
        this.#refused([why(answer)]);
        return;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, NEXT_LOOK);
      });
    }
  }

  /** @param {ImportProgress} came */
  async #done({ refused, ...came }) {
    const words = this.kind.done(came);
    tell({ text: refused.length ? [words, ' ', format(TEXT.import_refused, { n: refused.length })] : words, bad: refused.length > 0 });
    await this.changed();
    if (refused.length) this.#refused(refused.map(({ row, sku, serial, reason }) => format(TEXT.refused_row, { row, sku: sku ?? serial ?? '', reason })));
    else this.dialog.close();
  }

  /** @param {string[]} words */
  #refused(words) {
    this.lead.textContent = TEXT.import_stopped;
    this.report.replaceChildren(element('div', { class: 'warn warn--ko', role: 'alert' }, icon('alert'), element('div', {}, ...words.map((each) => element('p', {}, each)))));
    this.again.hidden = false;
    this.again.focus();
  }
}

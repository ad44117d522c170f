import { element, format, me, newKey, post, reread, tell, why } from 'desk';
import { labelled, openForm } from '../rows/form-dialog.js';
import * as TEXT from 'texts';

/** @typedef {'manager' | 'accountant'} Role */
/** @typedef {{ key: string, name: string, initials: string, email: string, language: string, left: string | null, dossiers: number, roles: Role[] }} KnownColleague */

/**
 * A change of the list: what is asked, of whom, and what is sent.
 * @typedef {{ title: string, lead: (one: KnownColleague | null) => string, press: string, done: string, fields: (one: KnownColleague | null) => HTMLElement[], body: (form: FormData, one: KnownColleague | null) => Record<string, unknown> | string }} StaffAct
 */

const LANGUAGES = /** @type {Record<string, string>} */ (TEXT.tongues);

/**
 * @param {string} name
 * @param {string} label
 * @param {Record<string, string>} attributes
 * @param {string} [hint]
 */
const line = (name, label, attributes, hint) => labelled(label, element('input', { id: `colleague-${name}`, name, autocomplete: 'off', ...attributes }), hint);

/**
 * Asks how a colleague is called, where they are mailed, and in which language.
 * @param {KnownColleague | null} one
 */
const person = (one) => [
  line('name', TEXT.colleague_name, { maxlength: '200', value: one?.name ?? '' }),
  line('email', TEXT.colleague_address, { type: 'email', maxlength: '254', value: one?.email ?? '' }, one ? TEXT.both_are_told : undefined),
  labelled(TEXT.written_in, element('select', { id: 'colleague-language', name: 'language' }, ...(me().languages ?? []).map((key) => element('option', { value: key, selected: key === (one?.language ?? TEXT.lang) }, LANGUAGES[key] ?? key)))),
];

/** @param {FormData} form */
const typed = (form) => Object.fromEntries(['name', 'email', 'language'].map((name) => [name, String(form.get(name) ?? '').trim()]));

/** @type {StaffAct} */
export const ADD = {
  title: TEXT.add_colleague,
  lead: () => TEXT.add_lead,
  press: TEXT.add_press,
  done: TEXT.added,
  fields: () => [line('key', TEXT.colleague_key, { maxlength: '40', spellcheck: 'false', autocapitalize: 'off' }, TEXT.key_hint), ...person(null)],
  body: (form) => ({ type: 'add_colleague', key: String(form.get('key') ?? '').trim(), ...typed(form) }),
};

/** @type {StaffAct} */
export const CHANGE = {
  title: TEXT.change_colleague,
  lead: (one) => one?.key ?? '',
  press: TEXT.change_press,
  done: TEXT.changed_done,
  fields: person,
  body: (form, one) => {
    const fresh = Object.entries(typed(form)).filter(([name, value]) => one?.[/** @type {'name'} */ (name)] !== value);
    return fresh.length ? { type: 'change_colleague', key: one?.key, ...Object.fromEntries(fresh) } : TEXT.nothing_changed;
  },
};

/** @type {Record<Role, string>} */
export const ROLES = TEXT.role_names;

/** @type {StaffAct} */
export const GIVE_ROLE = {
  title: TEXT.give_role,
  lead: () => TEXT.give_role_lead,
  press: TEXT.give_role_press,
  done: TEXT.role_given,
  fields: (one) => [labelled(TEXT.signs_in_as, element('select', { id: 'colleague-role', name: 'role' }, ...Object.entries(ROLES).map(([role, text]) => element('option', { value: role, selected: one?.roles.length === 1 && one.roles[0] === role }, text))))],
  body: (form, one) => ({ type: 'give_role', key: one?.key, role: form.get('role') }),
};

/** @type {StaffAct} */
export const LET_GO = {
  title: TEXT.let_go,
  lead: (one) => format(one?.dossiers ? TEXT.let_go_dossiers : TEXT.let_go_lead, { name: one?.name ?? '', count: one?.dossiers ?? 0 }),
  press: TEXT.let_go_press,
  done: TEXT.let_go_done,
  fields: () => [],
  body: (_, one) => ({ type: 'let_colleague_go', key: one?.key }),
};

/** @type {StaffAct} */
export const TAKE_BACK = {
  title: TEXT.take_back,
  lead: (one) => format(TEXT.take_back_lead, { name: one?.name ?? '' }),
  press: TEXT.take_back,
  done: TEXT.taken_back_done,
  fields: () => [],
  body: (_, one) => ({ type: 'take_colleague_back', key: one?.key }),
};

/**
 * Opens the form of a change; what was typed stays where it is refused, or where somebody else was faster.
 * @param {StaffAct} act
 * @param {KnownColleague | null} one
 * @param {number} version of the list that was read
 */
export function openChange(act, one, version) {
  const key = newKey();
  openForm({
    title: one ? `${act.title}, ${one.name}` : act.title,
    lead: act.lead(one),
    fields: act.fields(one),
    press: act.press,
    send: async (form) => {
      const body = act.body(form, one);
      if (typeof body === 'string') return body;
      const answer = await post('/staff/colleagues', body, { key, version });
      if (!answer.ok) return answer.kind === 'stale' ? TEXT.staff_moved : why(answer);
      tell({ text: format(act.done, { name: String(body['name'] ?? one?.name ?? '') }) });
      await reread();
      return null;
    },
  });
}

// What the desk's page of a dossier reads of the staff API, and what its panes are made of.

import type { CustomerDocument, ShownEntry, ShownStep, ShownTotal } from '../shared/types.js';

export interface Answer<T = unknown> { status: number; ok: boolean; body: T | null; version: number | null; tag?: string | null; problem: ProblemDetails | null; }
export interface Contact { id: string; name: string; email: string; language: string; }
export interface Address { lines: string[]; postcode: string; city: string; country: string; siren?: string; siret?: string; service?: string; vat?: string; electronic?: string; email?: string; latin?: string[]; }
export interface Line { id: number; sku: string; name: Record<string, string>; quantity: number; goods?: boolean; detail?: Record<string, string>; lead_days?: number; unit?: Record<string, string>; }
export interface Part { line: number; quantity: number; serials?: string[]; }
export interface Parcel { entry: number; number: number; carrier: string; parts: Part[]; shipped: string; tracking: string | null; tracking_url: string | null; expected: string | null; received: string | null; remarks: string | null; }
export interface Invoice { number: string; parts: Part[]; due: string; gross: string; paid?: string; credited?: string; booked?: boolean; credits?: { parts?: Part[]; freight?: boolean }[]; freight?: boolean; vat?: { rate: string; amount: string; category?: string }[]; }
export interface Question { entry: number; on: string; parcels: number[]; remarks: boolean; asked: string | null; by?: string | null; }
export interface State {
  kind: string;
  version: number;
  contact: string;
  delivery: string;
  billing: string;
  owner: string;
  deputy: string | null;
  customer_reference: string | null;
  offer: { terms: { valid_until: string } } | null;
  order: { date: string } | null;
  lines: Line[];
  supplies: { line: number; state: string; since: string }[];
  money?: { on: string; kind: string; payment: string | null; invoice: string | null; amount: string; entry: number; source?: string | null; of?: number | null }[];
  announcements: { entry: number; on: string; lines: number[]; announced: string; reason: string | null }[];
  parcels: Parcel[];
  delivery_notes: { number: string; parcel: number; parts: Part[] }[];
  invoices: Invoice[];
  returns: { parts: Part[]; again: boolean }[];
  reservation: { parts: Part[] } | null;
  questions: Question[];
  undelivered: { contact: string; why: string; on: string }[];
  files: { entry: number; name: string; removed?: boolean }[];
  struck: number[];
}
export interface Promise_ { kind: 'delivery' | 'news' | 'answer'; line: number | null; entry: number | null; promised: string; moved: string; kept: string | null; days: number | null; }
export interface Holder { id: string; contact: Contact | null; granted: string; expires: string | null; revoked: boolean; opens: string | null; scope: 'full' | 'act' | 'read' | 'invoices'; shut_out: boolean; last_act?: string | null; }
export interface StaffDossier {
  reference: string;
  version: number;
  promises: Promise_[];
  state: State;
  people: { account: string; name: string; contacts: Record<string, Contact>; addresses: Record<string, Address> };
  links: Holder[];
  entries: { seq: number; event: { type: string; [field: string]: unknown }; origin: { actor: { kind: string; id: string | null }; effective: string; recorded: string; comment: string | null; visible: boolean }; committed: string; signed_by: string | null }[];
}
export interface StaffEntry extends ShownEntry { internal: boolean; who: 'customer' | 'staff' | 'system'; }
export interface StaffHistory { entries: StaffEntry[]; before: number | null; }
export interface Act { act: string; command: string; label: string; allowed: boolean; reason: string | null; about: string | null; key: string | null; permanent: boolean; mails: string[]; asks: string[]; defaults: Record<string, unknown> | null; }
export interface ExpectedAct { act: string; key: string | null; label: string; about: string | Record<string, unknown> | null; of?: string | null; late?: boolean; due?: string | null; }
export interface Acts { version: number; expected: ExpectedAct | null; acts: Act[]; }
export interface StoredDocument { document: { entry: number; kind: string; number: string; size: number; void: boolean }; url: string | null; title?: string; }
export interface Me { key: string | null; name: string; roles: string[]; colleagues: { key: string; name: string; initials: string; left?: boolean }[]; languages: string[]; undo_seconds: number; today: string; }
export interface MailSection { title: string; lines: string[]; }
export interface MailFact { label: string; value: string; }
export interface Mail { to: string; name: string; language: string; subject: string; greeting: string; paragraphs: string[]; typed: MailSection[]; facts: MailFact[]; title: string; rows: { quantity: string; name: string; detail: string; total: string }[]; sums: MailFact[]; addresses: MailSection[]; button: string | null; text: string; }
export interface Rehearsed { document: CustomerDocument; mails: Mail[]; notices: { code: string; text: string }[]; }
export interface ProblemDetails { type?: string; title?: string; detail?: string; version?: number; errors?: { field?: string; detail: string; fix?: string }[]; }

/** What a pane is opened for: the dossier as it was read, the row of its acts, and what stands behind the act's word in the address. */
export interface Context { reference: string; customer: string; dossier: StaffDossier; document: CustomerDocument; act: Act; expected: ExpectedAct | null; links: Holder[]; history: StaffEntry[]; parameter: string; base: string; may?: (act: string) => boolean; }
export type Values = Record<string, unknown>;
export type Body = Record<string, unknown> & { type: string };
export interface Field {
  kind: 'text' | 'area' | 'day' | 'amount' | 'choice' | 'checks' | 'check' | 'pieces' | 'custom' | 'fact';
  name: string;
  label: string;
  value?: unknown;
  optional?: boolean;
  hint?: string;
  most?: number;
  options?: { value: string; text: string; note?: string }[];
  quick?: { text: string; value: string }[];
  earliest?: string;
  latest?: string;
  mono?: boolean;
  half?: boolean;
  inputmode?: string;
  list?: string[];
  rows?: { line: number; name: string; note: string; most: number; value: number; serials?: string[]; ready?: boolean }[];
  columns?: [string, string, string, string?];
  /** Of pieces: what a line of them comes to, as it is shown. */
  nets?: (line: number) => string;
  /** Of a fact: where it is put right. */
  link?: { text: string; href: string } | undefined;
  serials?: boolean;
  /** Of a custom field: makes its control. */
  make?: (changed: () => void, set: (name: string, value: unknown) => void) => { node: Node; read: () => unknown; focus?: () => void };
  /** Says whether it is asked at all, of the other values. */
  when?: (values: Values) => boolean;
  /** Says what is wrong with its value, null where nothing is: in the place of whether it is filled in. */
  check?: (value: unknown) => string | null;
}
export interface Tools { context: Context; values: () => Values; set: (name: string, value: unknown) => void; changed: () => void; }
export interface Spec {
  title: string;
  lead?: string | Node;
  fields: Field[];
  commands: (values: Values) => Body[];
  rehearse?: (values: Values) => Body | null;
  route?: 'commands' | 'accounting';
  button: (values: Values) => string;
  done: (values: Values) => string;
  warning?: string;
  note?: (values: Values) => string | null;
  /** Draws the right half in the place of the mail; what the button and later fields say may follow from what it read. */
  aside?: (values: Values, tools: Tools) => Node | Promise<Node | null> | null;
  undo?: false;
  back?: Body;
  wide?: boolean;
  silent?: boolean;
  /** What each command is called, where there are several: the second may fail when the first is done. */
  parts?: string[];
}
export type Pane = (context: Context) => Spec;
export type { CustomerDocument, ShownEntry, ShownStep, ShownTotal };

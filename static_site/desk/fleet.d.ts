// What the desk's place of instruments reads of the staff API.

import type { Bad, Words } from './stock.js';

export interface Agreement { level: string; since: string; until: string; }
export interface ListedInstrument {
  instrument: string; version: number; model: string; name: Words; serial: string; account: string | null; customer: string | null; location: string | null;
  warranty: string | null; contract: Agreement | null; covered: boolean; retired: string | null; open_cases: string[];
}
export interface InstrumentPage { instruments: ListedInstrument[]; cursor: string | null; }
export interface InstrumentFact { seq: number; what: { type: string; [field: string]: unknown }; on: string; at: string; actor: { kind: string; id: string | null }; by: string; internal?: boolean; comment?: string | null; }
export interface StaffInstrument {
  instrument: ListedInstrument; exists: boolean;
  claims: { account: string; dossier: string; on: string }[];
  owners: { account: string; since: string; until: string | null }[];
  cases: { dossier: string; number: string; opened: string; closed: string | null }[];
  components: { part: string; since: string; number: string | null }[];
  certificates: { work: string; report: string | null; on: string; valid_until: string | null }[];
  software: string | null; label: string | null; struck: number[]; history: InstrumentFact[];
}
export interface PlannedRow { row: number; instrument: string | null; serial: string; commands: string[]; }
export interface InstrumentFileAnswer { dry_run: boolean; import_id: string | null; entered: number; changed: number; unchanged: number; rows: PlannedRow[]; bad: Bad[]; }
export interface CaseRow { reference: string; version: number; customer: string; owner: string; where: string; cells: string[]; expected: { act: string; label: string } | null; waits: { side: string; days: number; due: string; since: string; late: boolean }[]; }

/** What the address of the place asks for: an instrument and an act on it, or a list. */
export interface Fleet { instrument: string; act: string; view: string; account: string; model: string; q: string; }
/** The page as its acts see it: what is read again once something is written. */
export interface FleetPage { changed: (instrument?: string) => Promise<void>; }

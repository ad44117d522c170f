// What the desk's page of payments reads of the staff API.

export interface Placed { reference: string; invoice: string | null; amount: string; account: string; customer: string; due: string; open: string; }
export interface Reason { code: string; tone: 'good' | 'warn'; text: string; }
export interface Proposal { view: 'sure' | 'check' | 'none'; allocations: Placed[]; reasons: Reason[]; rest: string; possible: Placed[]; }
export interface Payment {
  payment: string; version: number; source: string; method: string; direction: 'in' | 'out'; status: string; amount: string; left: string; currency: string; value_date: string;
  payer: { name?: string; iban?: string | null }; reference: string; text: string; aside: string | null; account: string | null; customer: string | null;
  bank: { statement: string; entry: number } | null; uses: { reference: string; amount: string; on: string }[]; due: string | null; last4: string; mandate: string; proposal: Proposal | null;
}
export interface PaymentPage { payments: Payment[]; cursor: string | null; }
export interface Count { view: string; count: number; left: string; more: boolean; }
export interface Remembered { payer: string; name: string; iban: string | null; account: string | null; customer: string | null; since: string; by: string; payments: number; }
export interface PaymentFact { seq: number; what: { type: string; reference?: string; amount?: string; entry?: number; account?: string | null; status?: string; why?: string; reason?: string | null }; by: string; at: string; }
export interface StaffPayment { payment: Payment; seen: string; bank: { account: string; statement: string; entry: number; charges?: string | null } | null; fee: string | null; refunded: string; remembered: Remembered | null; customers: Record<string, string>; history: PaymentFact[]; }
export interface Part { reference: string; invoices: string[]; amount: string; status: 'done' | 'refused'; version: number | null; reason: string | null; field: string | null; }
export interface Allocated { payment: string; version: number; left: string; parts: Part[]; }
export interface Accepted { payment: string; status: 'accepted' | 'refused' | 'changed' | 'not_sure' | 'unknown'; version: number | null; }
export interface Ages { not_due: string; to_30: string; to_60: string; to_90: string; longer: string; late: string; total: string; favour: string; balance: string; }
export interface AgedBalance { on: string; accounts: { account: string; customer: string | null; currency: string; sums: Ages; items: number }[]; sums: Record<string, Ages>; }
export interface Statement {
  id: string; kind: string; account: string; currency: string; name: string; number: number | null; on: string; until: string; seen: string; state: string; why: string | null; text: string;
  entries: number; opening: string | null; closing: string | null; reckoned: string | null; gap: { before: string; missing: number | null } | null;
}
export interface Balance { reference: string; since: string; amount: string; }
/** A row of what a payment is put on: what is open there is null where nobody knows it. */
export interface Target { reference: string; invoice: string | null; open: string | null; due: string | null; customer: string; account: string | null; amount: string; }
export interface Desk { changed: () => Promise<void>; address: string; }

// What the desk's pages of the catalogue and of new offers read of the staff API.

export type Words = Record<string, string>;
export interface Arrival { id: string; on: string; quantity: number; free: number; }
export interface ShownStock { sku: string; on_hand: number; held: number; available: number; arrivals: Arrival[]; version: number; reorder_below: number | null; below: boolean; }
export interface Price { since: string; amount: string; }
export interface Product {
  sku: string; name: Words; kind: string; goods: boolean; vat_rate: string; vat_category?: string; exemption?: string; detail?: Words; unit?: Words; unit_code?: string;
  prices?: Price[]; lead_days?: number; fits?: string[]; replaced_by?: string; numbered?: string; customs_code?: string; origin?: string; weight?: number;
  reorder_below?: number; withdrawn?: string;
}
export interface ListedProduct { product: Product; price: string | null; stock: ShownStock | null; }
export interface ProductPage { products: ListedProduct[]; cursor: string | null; }
export interface ProductCounts { total: number; on: string; views: Record<string, number>; kinds: Record<string, number>; }
export interface Fact { seq: number; what: string; fields: string[]; by: string; at: string; }
export interface StaffProduct { version: number; product: Product; price: string | null; facts: Fact[]; before: number | null; }
export interface Keeper { reference: string; customer: string; quantity: number; arrival: string | null; until: string | null; }
export interface StockDetail { item: ShownStock; holders: Keeper[]; }
export interface Movement { at: string; by: string; why: string; reason?: string; dossier?: string; as_of?: string; changes: { sku: string; on_hand?: number; held?: number; expected?: [string, number][]; days?: [string, string][] }[]; }
export interface Bad { row: number; column: string; detail: string; fix: string; value: string; }
export interface PlannedPrice { since: string; before: string | null; after: string; jumps: boolean; }
export interface PlannedProduct { row: number; sku: string; new: boolean; fields: string[]; name: Words; prices: PlannedPrice[]; }
export interface FileAnswer { dry_run: boolean; import_id: string | null; created: number; changed: number; unchanged: number; products: PlannedProduct[]; bad: Bad[]; }
export interface ImportProgress { parts: number; written: number; done: boolean; created: number; changed: number; unchanged: number; refused: { row: number; sku?: string; serial?: string; reason: string }[]; }

/** What the page of a product shows of it. */
export interface Shown { sku: string; product: StaffProduct; stock: StockDetail | null; movements: Movement[]; }
export interface FormField {
  name: string; label: string; kind?: 'text' | 'area' | 'number' | 'amount' | 'day' | 'choice' | 'words'; value?: unknown; optional?: boolean; hint?: string; half?: boolean;
  options?: { value: string; text: string }[]; earliest?: string; latest?: string; mono?: boolean; most?: number;
  /** Gives what may be meant by what is typed. */
  suggest?: (typed: string) => Promise<{ value: string; text: string }[]>;
}
export interface FormSpec {
  title: string; lead?: string; fields: FormField[]; button: string; note?: string; wide?: boolean;
  send: (values: Record<string, unknown>, key: string) => Promise<Outcome>;
  /** What the line at the foot says once it is written, and what is read again. */
  done: (values: Record<string, unknown>) => { text: string | (string | Node)[]; changed: () => Promise<void> };
}
export interface Outcome { ok: boolean; status: number; problem: object | null; kind: 'ok' | 'session' | 'stale' | 'refused' | 'fault' | 'offline'; body: unknown; version: number | null; }

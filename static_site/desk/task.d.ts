// What the staff API tells of tasks that belong to no dossier yet.

/** A task in a list. */
export interface ListedTask { task: string; address: string | null; name: string | null; number: string | null; requests: number; since: string; waits_since: string | null; due: string | null; late: boolean; assignee: string | null; dossier: string | null; closed: boolean; }
/** What somebody typed, and why nothing answered it by itself. */
export interface Asked { at: string; why: string; language: string; typed?: { number?: string; name?: string; company?: string; phone?: string } | null; dossiers?: string[]; }
/** A task with what was asked and answered; `invitation` is the call that lets the address into the dossier that it is tied to. */
export interface Task {
  task: string;
  version: number;
  address: string | null;
  former: string | null;
  since: string;
  waits_since: string | null;
  due: string | null;
  late: boolean;
  assignee: string | null;
  dossier: string | null;
  invitation: { call: string; body: Record<string, unknown> } | null;
  asked: Asked[];
  answers: { text: string | null; by: string; at: string; mailed?: boolean; lost?: string | null }[];
  closed: { outcome: string | null; comment?: string | null; by?: string; at?: string } | null;
  forgotten: boolean;
}

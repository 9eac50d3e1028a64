import type { ColumnType, GeneratedAlways } from 'kysely';

/** A Word template of the company's own, from a day on; never changed. */
export interface PaperTemplateTable {
  no: GeneratedAlways<number>;
  form: string;
  first_day: string;
  docx: Buffer;
  sha256: string;
  filename: string;
  uploaded_by: string;
  uploaded_at: ColumnType<Date, Date, never>;
}

/** A content as an office signed it; of each person a line apart. */
export interface FrozenPaperTable {
  no: GeneratedAlways<number>;
  kind: 'session-summary' | 'cycle-report';
  about: string;
  head: string;
  cases: string[];
  lines: string[];
  sha256: string;
  at: ColumnType<Date, Date, never>;
}

/** One person's line of it. */
export interface FrozenLineTable {
  paper_no: number;
  place: number;
  case_id: string;
  salt: string;
  content: string;
}

/** Somebody's name as it was when something was frozen, under the digest of both. */
export interface FrozenNameTable {
  sha256: string;
  person_id: string;
  salt: string;
  name: string;
}

/** Who signed for an office, and the digest of what he signed. */
export interface OfficeSignatureTable {
  no: GeneratedAlways<number>;
  role: 'chair' | 'hr' | 'gm';
  paper_no: number | null;
  document_id: string | null;
  cases: string[];
  signed_by: string;
  /** Of before; now the names stand apart. */
  name: string | null;
  name_sha256: string | null;
  deputy_id: string | null;
  deputy_name: string | null;
  deputy_name_sha256: string | null;
  said: ColumnType<unknown, string, never>;
  sha256: string;
  at: ColumnType<Date, Date, never>;
}

/** The tables of 0130-paper-templates.sql, 0170-signed-papers.sql and 0190-names-apart.sql. */
export interface DocumentTables {
  paper_template: PaperTemplateTable;
  frozen_paper: FrozenPaperTable;
  frozen_line: FrozenLineTable;
  frozen_name: FrozenNameTable;
  office_signature: OfficeSignatureTable;
}

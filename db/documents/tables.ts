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

/** The tables of 0130-paper-templates.sql. */
export interface DocumentTables {
  paper_template: PaperTemplateTable;
}

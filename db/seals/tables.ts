import type { ColumnType, Generated } from 'kysely';

/** Which columns rows had when they were sealed. */
export interface SealShapeTable {
  id: Generated<number>;
  columns: string[];
}

/** The chain: one link a sealed row, in the order in which they were sealed. */
export interface SealTable {
  no: number;
  source: string;
  key: string[];
  shape: number;
  /** None once the row was erased. */
  salt: Buffer | null;
  digest: Buffer;
  hash: Buffer;
  erasure_no: Generated<number | null>;
  sealed_at: ColumnType<Date, Date, never>;
}

/** Rows that wait for their seal. */
export interface UnsealedTable {
  no: Generated<number>;
  source: string;
  key: string[];
  by_role: Generated<string>;
  at: Generated<Date>;
}

/** The chain of seals and what waits for it (docs/decisions/0047). */
export interface SealTables {
  seal: SealTable;
  seal_shape: SealShapeTable;
  unsealed: UnsealedTable;
}

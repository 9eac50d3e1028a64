import type { Text } from '../vocabulary/text.js';
import { cells, type Cells } from './parties.js';

/** What somebody does with a resource. */
export const ACTS = ['read', 'write'] as const;
/** What somebody does with a resource. */
export type Act = (typeof ACTS)[number];

/** What a read tells that is worth a line, whoever reads. */
export const NOTED = ['pay', 'scores', 'complaints'] as const;
/** What a read tells that is worth a line. */
export type Noted = (typeof NOTED)[number];

/** A row of the table: a resource, with who may read and write it, and for how long. */
export interface Row {
  readonly name: Text;
  /** Where a § or a register entry says so. */
  readonly clause?: string;
  /** What the letters do not say. */
  readonly note?: Text;
  /** What its reads tell: each leaves a line (`api/http/gate/read-log.ts`). */
  readonly noted?: Noted;
  /** Nobody may what is absent. */
  readonly read?: Cells;
  readonly write?: Cells;
}

/** As the files of the table write a row: its name, and lines of letters. */
export interface Written extends Omit<Row, 'name' | 'read' | 'write'> {
  readonly read?: string;
  readonly write?: string;
}

/** A row of the table out of what is written. */
export const row = (name: Text, { read, write, ...rest }: Written): Row => ({
  name,
  ...rest,
  ...(read === undefined ? {} : { read: cells(read) }),
  ...(write === undefined ? {} : { write: cells(write) }),
});

import type { ColumnType, GeneratedAlways } from 'kysely';

type Instant = ColumnType<Date, Date, never>;

/** Who acts in whose place (I-39); never rewritten. */
interface ProxyTable {
  no: GeneratedAlways<number>;
  principal_id: string;
  deputy_id: string;
  from_on: string;
  until_on: string;
  /** Null for every kind. */
  kinds: string[] | null;
  reason: string;
  named_by: string;
  at: Instant;
}

/** That a proxy was ended before its last day; without a row it holds until then. */
interface ProxyEndTable {
  proxy_no: number;
  ended_by: string;
  at: Instant;
}

/** Standing in for each other. */
export interface ProxyTables {
  proxy: ProxyTable;
  proxy_end: ProxyEndTable;
}

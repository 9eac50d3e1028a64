import pg from 'pg';
import { until } from '../../cli/play/until.js';

/** Holds steps back at the very end of their transaction: PostgreSQL has been told to commit, nobody has an answer. */
export interface Gate {
  /** From now on no step is committed. */
  shut(): Promise<void>;
  /** Waits until a step stands before the gate. */
  arrival(): Promise<void>;
  /** Lets it through; it is committed even where nobody lives to hear of it. */
  open(): Promise<void>;
}

const KEY = 5_071;

/** Puts the gate into the database, a trigger that belongs to the test alone. */
export async function createGate(databaseUrl: () => Promise<string>): Promise<Gate> {
  let guard = await connect();
  await guard.query(`
    create function e2e_gate() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(${KEY}); return null; end $$;
    create constraint trigger e2e_gate after insert on projection deferrable initially deferred
      for each row execute function e2e_gate()`);
  await guard.end();

  /** The database may have been killed a moment ago. */
  async function connect(): Promise<pg.Client> {
    return until('the database takes a connection', async () => {
      const client = new pg.Client({ connectionString: await databaseUrl() });
      client.on('error', () => undefined);
      return client.connect().then(
        () => client,
        () => undefined,
      );
    });
  }

  return {
    shut: async () => {
      guard = await connect();
      await guard.query(`select pg_advisory_lock(${KEY})`);
    },
    arrival: async () => {
      await until('a step stands before the gate', async () => {
        const found = await guard.query(`select from pg_locks where locktype = 'advisory' and not granted`);
        return found.rowCount !== 0;
      });
    },
    open: () => guard.end(),
  };
}

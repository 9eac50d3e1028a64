import { sql } from 'kysely';
import { addToMonth, firstDayOf } from '../../../../domain/vocabulary/month.js';
import { GM, HR } from '../../../support/department.js';
import { Live } from '../../live.js';
import { until } from '../../../../cli/play/until.js';
import { thisMonth } from '../../../support/this-month.js';

/** The HR manager, another person than HR. */
export const HRM = 'M-HRM';
/** The smallest file that is a PDF by its content. */
export const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly effectiveFrom: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** People promoted last month, whom a C of that month reverts (11.3), on a server whose time can be skipped. */
export class LoweringPlay {
  private constructor(
    readonly live: Live,
    /** The rated month. */
    readonly rated: string,
  ) {}

  static async start(people: readonly string[]): Promise<LoweringPlay> {
    const rated = addToMonth(thisMonth(), -1);
    const everybody = [...people, HRM].map((id) => ({ id, level: 'junior-1' as const }));
    const roles = { [HRM]: ['hr-manager', 'employee'] } as const;
    const live = await Live.start(everybody, rated, roles, undefined, undefined, 'skipping');
    for (const id of people) {
      await sql`insert into level_history (person_id, level, promoted_from, effective_from, counts_from, source, recorded_by)
        values (${id}, 'junior-3', 'junior-1', ${firstDayOf(rated)}, ${firstDayOf(rated)}, 'level-promotion', 'gm')`.execute(
        live.stack.database.db,
      );
    }
    return new LoweringPlay(live, rated);
  }

  caseOf(person: string, stage?: string): Promise<Case> {
    return until(`the setback of ${person} at ${stage ?? 'any stage'}`, async () => {
      const { body } = await this.live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`);
      return body.items.find((one) => stage === undefined || one.stage === stage);
    });
  }

  async rows(query: ReturnType<typeof sql>): Promise<readonly unknown[]> {
    return (await query.execute(this.live.stack.database.db)).rows;
  }

  async levelOn(person: string, day: string): Promise<unknown> {
    const [row] = await this.rows(sql`select level from level_on(${day}::date) where person_id = ${person}`);
    return (row as { level: string } | undefined)?.level;
  }

  payOf(person: string): Promise<readonly unknown[]> {
    return this.rows(sql`select from_level, to_level, effective_from from pay_change where person_id = ${person}`);
  }

  async roadOf(caseId: string): Promise<readonly unknown[]> {
    return this.rows(sql`select content ->> 'road' as road, content ->> 'effectiveFrom' as day from document
      where case_id = ${caseId} and kind = 'setback-notice'`);
  }

  /** Publishes the C and brings its case to the question whether he agrees; gives its number. */
  async toConsent(person: string): Promise<string> {
    const { live } = this;
    await live.send(HR, 'put', `/v1/people/${person}/ratings/${this.rated}`, { rating: 'C' });
    const { id } = await this.caseOf(person);
    await live.act(HR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
    await live.act(person, 'setback.statement', { statement: '已改进' }, id);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '晋级后三个月内' }, id);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, id);
    await this.caseOf(person, 'consent');
    return id;
  }

  /** Civil date by which a task is due. */
  async dueOf(who: string, taskId: string): Promise<string> {
    return (await this.live.get<{ dueOn: string }>(who, `/v1/tasks/${taskId}`)).body.dueOn;
  }
}

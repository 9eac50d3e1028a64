import * as z from 'zod';
import type { PersonnelCaseView } from '../../../db/cases/personnel-views.js';
import { CASE_KIND_NAMES, CASE_KINDS, type CaseKind } from '../../../domain/cases/case-kind.js';
import { caseSchema, ROUND, VERSION } from './schemas-cases.js';
import { civilDate, instant, positionSchema } from '../schemas.js';
import { asShown, asTold } from './seen.js';
import { ELIGIBILITY_WORDS, PANEL_WORDS, ROUTE_WORDS, stageWords } from '../sheet-words.js';
import type { Column, Columns } from '../../http/sheet/columns.js';

export const caseKindSchema = z.enum(CASE_KINDS).meta({ id: 'CaseKind' });
const personnelKinds = z.enum(CASE_KINDS).exclude(['level-promotion']);

/** A case of §6, 7, 9, 10, 11. */
export const personnelCaseSchema = z
  .strictObject({
    id: z.string(),
    kind: personnelKinds,
    personId: z.string(),
    personName: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    vacancyId: z.string().nullable(),
    aboutId: z.string().nullable().meta({ description: '所针对的案件 · the case it is about' }),
    post: positionSchema.nullable(),
    stage: z
      .string()
      .meta({ description: 'in-review：所处阶段尚未告知查看者 · where it stands is not told to the reader yet' }),
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
    round: z.int().nullable().meta({ description: ROUND }),
    effectiveFrom: civilDate.nullable(),
    detail: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: '仅人力资源与总经理可见 · for HR and the GM only' }),
    policyVersion: z.string(),
    openedAt: instant,
    closedAt: instant.nullable(),
    version: z.int().meta({ description: VERSION }),
    view: z.enum(['all', 'below', 'own']),
    released: z.boolean(),
  })
  .meta({ id: 'PersonnelCase' });

/** A case of any kind. */
export const anyCaseSchema = z.union([caseSchema, personnelCaseSchema]);

type AnyCase = z.output<typeof anyCaseSchema>;
const levelOnly = <V>(one: AnyCase, of: (promotion: z.output<typeof caseSchema>) => V): V | null =>
  one.kind === 'level-promotion' ? of(one) : null;
const othersOnly = <V>(one: AnyCase, of: (other: z.output<typeof personnelCaseSchema>) => V): V | null =>
  one.kind === 'level-promotion' ? null : of(one);

/** The columns of a list of cases of all kinds as a workbook; what a kind does not have stays empty. */
export const anyCaseColumns = <T extends AnyCase>(c: Columns<T>): Column<T>[] => [
  c.text('案件', 'Case', (one) => one.id),
  c.code(CASE_KIND_NAMES, '类型', 'Kind', (one) => one.kind),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.name('阶段', 'Stage', (one) => stageWords(one.kind, one.stage)),
  c.text('周期', 'Cycle', (one) => levelOnly(one, ({ cycleId }) => cycleId)),
  c.text('空缺', 'Vacancy', (one) => othersOnly(one, ({ vacancyId }) => vacancyId)),
  c.text('所针对的案件', 'About the case', (one) => othersOnly(one, ({ aboutId }) => aboutId)),
  c.position(
    '岗位',
    'Position',
    (one) => levelOnly(one, ({ position }) => position) ?? othersOnly(one, ({ post }) => post),
  ),
  c.level('现职级', 'Present level', (one) => levelOnly(one, ({ fromLevel }) => fromLevel)),
  c.level('目标职级', 'Target level', (one) => levelOnly(one, ({ targetLevel }) => targetLevel)),
  c.code(ELIGIBILITY_WORDS, '资格', 'Eligibility', (one) => levelOnly(one, ({ outcome }) => outcome)),
  c.code(ROUTE_WORDS, '途径', 'Route', (one) => levelOnly(one, ({ route }) => route)),
  c.code(PANEL_WORDS, '答辩结果', 'Panel', (one) => levelOnly(one, ({ panelOutcome }) => panelOutcome)),
  c.decimal('答辩总分', 'Panel total', (one) => levelOnly(one, ({ panelTotal }) => panelTotal)),
  c.level('最终职级', 'Final level', (one) => levelOnly(one, ({ finalLevel }) => finalLevel)),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
  c.text('理由', 'Reason', (one) => one.reason, 40),
  c.text('制度版本', 'Policy version', (one) => othersOnly(one, ({ policyVersion }) => policyVersion)),
  c.instant('立案时间', 'Opened at', (one) => one.openedAt),
  c.instant('结案时间', 'Closed at', (one) => one.closedAt),
];

/** A case as it goes out. */
export const showPersonnelCase = (view: PersonnelCaseView): z.input<typeof personnelCaseSchema> => {
  const row = asShown(view);
  return {
    ...row,
    detail: asTold(view.reader, row.detail),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  } as z.input<typeof personnelCaseSchema>;
};

export const isLevelPromotion = (kind: CaseKind | null): boolean => kind === null || kind === 'level-promotion';

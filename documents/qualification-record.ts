import { POSITION_NAMES, type Position } from '../domain/vocabulary/position.js';
import { text } from '../domain/vocabulary/text.js';
import { printDocument } from './html.js';

/** What a qualification record says (9.5.3); frozen when it is issued. */
export interface QualificationRecordContent {
  readonly number: string;
  readonly caseId: string;
  readonly vacancyId: string;
  readonly round: number;
  readonly personId: string;
  readonly personName: string;
  readonly department: string;
  readonly team: string;
  readonly post: Position;
  readonly nominatedOn: string;
  /** What the rules found of 9.2, one line each. */
  readonly findings: readonly { readonly clause: string; readonly met: boolean; readonly zh: string }[];
  /** Means with the decimals that decided against the marks of 9.4.1 (I-36). */
  readonly competency: string;
  readonly peripheral: string;
  readonly reachesMarks: boolean;
  readonly qualified: boolean;
  readonly reason: string | null;
  /** Civil date. */
  readonly issuedOn: string;
  readonly policyVersion: string;
}

const yes = (met: boolean): string => (met ? '符合 · met' : '不符合 · not met');

/** 《管理干部资格审查评定表》 (9.5.3). The form of the source is lost: this one is our own design (I-75). */
export const renderQualificationRecord = (content: QualificationRecordContent): string =>
  printDocument({
    title: text('管理干部资格审查评定表', 'Qualification record of a manager'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('部门 / 班组', 'Department, team'), value: `${content.department} / ${content.team}` },
      {
        label: text('拟任职务', 'Post'),
        value: `${POSITION_NAMES[content.post].zh} · ${POSITION_NAMES[content.post].en}`,
      },
      { label: text('申报日期', 'Nominated on'), value: content.nominatedOn },
      {
        label: text('晋升资格(§9.2)', 'May be promoted (§9.2)'),
        value: content.findings.map(({ clause, met, zh }) => `${clause}:${zh};${yes(met)}`).join('\n'),
      },
      { label: text('胜任素质均分', 'Competency mean'), value: content.competency },
      { label: text('周边绩效均分', 'Peripheral mean'), value: content.peripheral },
      { label: text('试用任命分数(§9.4.1)', 'Marks of §9.4.1'), value: yes(content.reachesMarks) },
      {
        label: text('资格评定', 'Finding of HR'),
        value: content.qualified ? '符合晋级资格 · qualifies' : '不符合晋级资格 · does not qualify',
      },
      { label: text('说明', 'Reason'), value: content.reason ?? '—' },
      { label: text('案件 / 轮次', 'Case, round'), value: `${content.caseId} / ${content.round}` },
      { label: text('空缺编号', 'Vacancy'), value: content.vacancyId },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
    ],
    notes: [],
    signatures: [text(`人力资源部　${content.issuedOn}`, 'Human resources')],
  });

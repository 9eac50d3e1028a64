import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { amountOnPaper } from '../../domain/documents/without-pay.js';
import type { AppointmentNoticeContent } from '../appointment-notice.js';
import type { LevelNoticeContent } from '../level-notice.js';
import type { SetbackNoticeContent } from '../setback-notice.js';
import { dayZh, monthZh, printed } from './paper.js';
import type { PaperSignature } from './signature.js';

/** One line of what a notice changes. */
interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What every variant of 《任职资格/薪资调整通知书》 (§15.3) says. */
interface NoticeFacts {
  readonly name: string;
  readonly personId: string;
  readonly changes: readonly Change[];
  readonly effectiveFrom: string;
  readonly basis: string;
  readonly policyVersion: string;
  readonly issuedOn: string;
  readonly signature: PaperSignature;
}

const NONE = '—';
const levelZh = (level: Level | null): string => (level === null ? NONE : printed(LEVEL_NAMES[level].zh));
const monthly = (amount: string | null): string => (amount === null ? NONE : `${amountOnPaper(amount)} / 月`);

interface Noticed {
  readonly personName: string;
  readonly personId: string;
  readonly effectiveFrom: string;
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  readonly policyVersion: string;
  readonly issuedOn: string;
}

const noticed = (
  content: Noticed,
  {
    basis,
    signature,
    changes,
  }: { readonly basis: string; readonly signature: PaperSignature; readonly changes: readonly Change[] },
): NoticeFacts => ({
  name: content.personName,
  personId: content.personId,
  changes: [...changes, { what: '月薪', before: monthly(content.fromAmount), after: monthly(content.toAmount) }],
  effectiveFrom: dayZh(content.effectiveFrom),
  basis,
  policyVersion: content.policyVersion,
  issuedOn: dayZh(content.issuedOn),
  signature,
});

const level = (before: Level | null, after: Level | null): Change => ({
  what: '任职资格',
  before: levelZh(before),
  after: levelZh(after),
});

/** 《任职资格/薪资调整通知书》 of a level (8.5.7, §15.3). */
export const levelNoticeFacts = (
  content: LevelNoticeContent,
  signature: PaperSignature,
): NoticeFacts & { readonly cycle: string } => ({
  ...noticed(content, {
    basis: printed(`公司任职发展管理制度 ${content.basis.zh}`),
    signature,
    changes: [level(content.fromLevel, content.toLevel)],
  }),
  cycle: content.cycleMonth === null ? '非周期评定' : `${monthZh(content.cycleMonth)}职级晋升评定`,
});

/** 《任职资格/薪资调整通知书》 of a post (9.5.9, §15.3). */
export const appointmentNoticeFacts = (
  content: AppointmentNoticeContent,
  signature: PaperSignature,
): NoticeFacts & { readonly post: string; readonly appointedOn: string } => ({
  ...noticed(content, {
    basis: '公司任职发展管理制度 §9.5.8、§9.5.9 与 §12.2',
    signature,
    changes: [
      {
        what: '职务',
        before: POSITION_NAMES[content.fromPosition].zh,
        after: POSITION_NAMES[content.toPosition].zh,
      },
      level(content.fromLevel, content.toLevel),
    ],
  }),
  post: POSITION_NAMES[content.toPosition].zh,
  appointedOn: dayZh(content.appointedOn),
});

const ROADS: Readonly<Record<SetbackNoticeContent['road'], string>> = {
  agreed: '经本人同意',
  decided: '未获本人同意，由总经理附书面理由决定',
};

/** 《任职资格/薪资调整通知书》 of a lower level (§11, §15.3). */
export const setbackNoticeFacts = (
  content: SetbackNoticeContent,
  signature: PaperSignature,
): NoticeFacts & { readonly month: string; readonly road: string } => ({
  ...noticed(content, {
    basis: `公司任职发展管理制度 ${content.clause.startsWith('I-') ? '§11.1' : `§${content.clause}`}`,
    signature,
    changes: [level(content.from, content.to)],
  }),
  month: monthZh(content.month),
  road: ROADS[content.road],
});

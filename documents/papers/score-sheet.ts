import { PANEL_GROUP_NAMES } from '../../domain/evaluation/panel-group-names.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { ABILITIES, type Ability } from '../../domain/pipelines/defense/acts.js';
import { ABILITY_NAMES, type StandardSet } from '../../domain/pipelines/defense/standards.js';
import { gradeOf, LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { meanOf, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import { blankPaper, recordPaper } from './frame.js';
import { dayZh, momentZh, printed, type Paper } from './paper.js';

/** Of which § a session is: 8.5.4 with the forms 15.1 and 15.2, or 9.5.7 with 15.7 and 15.8. */
export type PanelOf = 'level' | 'position';

const TITLES: Readonly<Record<PanelOf, string>> = {
  level: '任职资格晋级答辩评审表',
  position: '职务晋级答辩评审表',
};

/** One sheet as a scorer has handed it in. */
export interface HandedIn {
  readonly caseId: string;
  readonly candidate: { readonly id: string; readonly name: string };
  /** The level aimed at; null for a post without a ladder. */
  readonly aim: Level | null;
  readonly scorer: { readonly name: string };
  readonly groups: readonly PanelGroup[];
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** The sheets of a session that are printed together, one a page. */
export interface SheetsOf {
  readonly of: PanelOf;
  readonly sessionId: string;
  readonly heldOn: string;
  /** By which the panel judged (14.1). */
  readonly items: StandardSet['items'];
  readonly sheets: readonly HandedIn[];
  /** Civil date of the newest sheet. */
  readonly date: string;
}

const standardZh = (items: StandardSet['items'], ability: Ability, aim: Level | null): string => {
  const grade = aim === null ? null : gradeOf(aim);
  return grade === null ? '' : (items.find((one) => one.ability === ability)?.grades[grade].zh ?? '');
};

const two = (value: number): string => value.toFixed(2);

/** 《任职资格晋级答辩评审表》 (15.1) or 《职务晋级答辩评审表》 (15.7), a sheet a page. */
export const scoreSheets = ({ of, sessionId, heldOn, items, sheets, date }: SheetsOf): Paper =>
  recordPaper({
    form: 'score-sheet',
    title: TITLES[of],
    date,
    facts: {
      sheets: sheets.map((sheet) => ({
        session: sessionId,
        caseId: sheet.caseId,
        heldOn: dayZh(heldOn),
        name: sheet.candidate.name,
        personId: sheet.candidate.id,
        aim: sheet.aim === null ? '—' : printed(LEVEL_NAMES[sheet.aim].zh),
        group: sheet.groups.map((group) => PANEL_GROUP_NAMES[group].zh).join('、'),
        items: ABILITIES.map((ability) => ({
          ability: ABILITY_NAMES[ability].zh,
          standard: printed(standardZh(items, ability, sheet.aim)),
          score: String(sheet.scores[ability] ?? ''),
        })),
        mean: two(roundHalfUp(meanOf(ABILITIES.map((ability) => sheet.scores[ability] ?? 0)))),
        comment: sheet.comment ?? '',
        signature: {
          who: sheet.scorer.name,
          on: momentZh(sheet.at),
          note: '本人在系统中提交，提交后不可更改',
        },
      })),
    },
  });

/** The same form with nothing filled in. */
export const blankScoreSheet = (of: PanelOf): Paper =>
  blankPaper({
    form: 'score-sheet',
    title: TITLES[of],
    facts: {
      sheets: [
        {
          session: '',
          caseId: '',
          heldOn: '',
          name: '',
          personId: '',
          aim: '',
          group: '',
          items: ABILITIES.map((ability) => ({ ability: ABILITY_NAMES[ability].zh, standard: '', score: '' })),
          mean: '',
          comment: '',
          signature: { who: '', on: '', note: '' },
        },
      ],
    },
  });

import { CASE_KINDS, CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { DOCUMENTS } from '../../domain/documents/kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { TRIAL_ROW } from '../../domain/pipelines/trial/catalogue.js';
import type { Text } from '../../domain/vocabulary/text.js';

const HEAD = '| term | 中文 | English | § |\n|---|---|---|---|';
const row = (name: string, { zh, en }: Text, clause: string): string => `| \`${name}\` | ${zh} | ${en} | ${clause} |`;
const table = (rows: readonly string[]): string => `${HEAD}\n${rows.join('\n')}`;

const stagesOf = (stages: readonly PipelineStage[]): string =>
  table(
    stages.map(({ stage, clause, title, state }) => {
      const both = state === undefined || state.zh === title.zh ? title.zh : `${title.zh}(${state.zh})`;
      return row(stage, { zh: both, en: title.en }, clause);
    }),
  );

const PARTS: Readonly<Record<string, () => string>> = {
  stages: () =>
    [
      ...CASE_KINDS.map((kind) => `### ${CASE_KIND_NAMES[kind].zh} · ${kind}\n\n${stagesOf(PIPELINES[kind])}`),
      `### 试用任命 · trial\n\n${table(Object.entries(TRIAL_ROW).map(([name, { title, ofCase }]) => row(name, title, PIPELINES['position-promotion'].find(({ stage }) => stage === ofCase)?.clause ?? '')))}`,
    ].join('\n\n'),
  tasks: () => table(Object.entries(TASK_KINDS).map(([kind, { title, clause }]) => row(kind, title, clause))),
  documents: () => table(Object.entries(DOCUMENTS).map(([kind, { title, clause }]) => row(kind, title, clause))),
};

/** The glossary with the parts that are made from the catalogues put in anew, between their marks. */
export const withParts = (glossary: string): string =>
  glossary.replace(
    /<!-- catalogue: (\w+) -->[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- catalogue: ${name} -->\n\n${PARTS[name]?.() ?? ''}\n\n<!-- end -->`,
  );

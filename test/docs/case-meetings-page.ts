import { CASE_KINDS, CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { meeting, type MeetingRule } from '../../domain/cases/case-meetings.js';
import { cited } from '../../domain/pipelines/decisions.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** What becomes of the open case, in a word. */
const RULE_NAMES: Readonly<Record<MeetingRule, Text>> = {
  'side-by-side': text('并行', 'side by side'),
  refused: text('不予受理', 'refused'),
  'not-eligible': text('不符合', 'not eligible'),
  held: text('暂缓', 'held'),
  ended: text('终止', 'ended'),
  'carried-on': text('继续', 'carried on'),
  'no-measure': text('即结', 'closed at once'),
  'about-it': text('针对其决定', 'about it'),
};

const INTRO = `# How cases of one person meet · 案件相遇

Written from \`domain/cases/case-meetings.ts\`, which the pipelines ask; \`npx tsx test/docs/write-case-meetings.ts\` writes it anew. 由该文件生成。

A row is the case that is open, a column the one that comes. 行为在办案件,列为后来的案件。
`;

/** `docs/case-meetings.md`: the table, then what happens for each pair. */
export function caseMeetingsPage(): string {
  const head = ['open \\ comes', ...CASE_KINDS].map((one) => ` ${one} `).join('|');
  const rows = CASE_KINDS.map((open) => {
    const cells = CASE_KINDS.map((comes) => {
      const { rule, clause } = meeting(open, comes);
      return ` ${RULE_NAMES[rule].zh} ${RULE_NAMES[rule].en} (${cited(clause)}) `;
    });
    return `|${[` ${open} ${CASE_KIND_NAMES[open].zh} `, ...cells].join('|')}|`;
  });
  const table = [`|${head}|`, `|${'---|'.repeat(CASE_KINDS.length + 1)}`, ...rows].join('\n');
  const parts = CASE_KINDS.map((comes) => {
    const name = CASE_KIND_NAMES[comes];
    const lines = CASE_KINDS.map((open) => {
      const { rule, clause, what } = meeting(open, comes);
      return `- \`${open}\` ${CASE_KIND_NAMES[open].zh}: **${RULE_NAMES[rule].zh} · ${RULE_NAMES[rule].en}** (${cited(clause)}). ${what.zh} ${what.en}`;
    });
    return `## ${name.zh} · ${name.en} comes\n\n${lines.join('\n')}\n`;
  });
  return [INTRO, `${table}\n`, ...parts].join('\n');
}

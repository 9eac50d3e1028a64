import { RETAINED } from '../../db/privacy/retention.js';
import { BASIS_NAMES, periodWords, RECORD_KIND_NAMES, RECORD_KINDS } from '../../domain/privacy/retention.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

/** docs/retention.md, out of the plan of the newest policy version and the register of tables. */
export function retentionPage(): string {
  const library = loadPolicyLibrary();
  const { version } = library.newest;
  const plan = library.retentionOf(version);
  const rows = RECORD_KINDS.map((kind) => {
    const kept = plan[kind];
    const tables = Object.entries(RETAINED)
      .flatMap(([table, of]) => (of === kind ? [`\`${table}\``] : []))
      .sort()
      .join(', ');
    const cells = [
      `**${kind}** ${both(RECORD_KIND_NAMES[kind])}`,
      both(periodWords(kept)),
      `${both(BASIS_NAMES[kept.basis])}: ${both(kept.why)}`,
      tables,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '# How long what is kept',
    '',
    `Made by \`npx tsx test/docs/write-retention.ts\` from \`policy/data/versions/${version}/retention.json\` and \`db/privacy/retention.ts\`; the API says the same at \`/v1/retention\`, and everybody finds it in what is held on him.`,
    '',
    'The policy’s text says nothing of periods. Those of the basis “law” are the shortest that the law named allows; all others are ours until HR decides otherwise. **To be decided by HR**: they are data of the policy version, so another period comes as another version of the policy, with a `retention.json` of its own in the folder that the installation adds ([operating.md](operating.md)). A version without one keeps the periods of the version before it.',
    '',
    'What is kept from the departure on never goes by itself: it is due, and goes by an erasure ([0051](decisions/0051-erasure.md)). What is kept from its creation goes by itself once its days are over.',
    '',
    'What is no record goes sooner, by settings of IT ([operating.md](operating.md)): files that were uploaded and not handed in (`JINJI_UNBOUND_FILE_DAYS`) and the lines of imports (`JINJI_IMPORT_LINE_DAYS`; the import with its counts stays, and what was written stands in the records).',
    '',
    '| kind | kept | why | tables |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

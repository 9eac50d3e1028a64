import { before, behind, type Recipe } from './recipe.js';
import { GLOSSARY, GUIDE, PAGE_WORDS } from './words-made.js';

/** Whoever has left gets a certificate. */
export const DOCUMENT: Recipe = {
  name: 'document',
  title: 'A document',
  lead: 'The example: a certificate for whoever has left.',
  places: [
    {
      file: 'domain/pipelines/departure/catalogue.ts',
      does: 'the paper: §, title, whom it is for',
      edits: [
        [
          '  documents: papers({}),',
          `  documents: papers({
    'leaving-certificate': { clause: 'I-58', title: text('离职证明', 'Certificate of leaving'), tells: TO_DEPARTMENT },
  }),`,
        ],
      ],
    },
    {
      file: 'domain/documents/leaving-certificate.ts',
      does: 'what a step says of it that the records do not hold',
      text: `/** What a step says of the certificate of who has left (I-58). */
export interface LeavingCertificateOrder {
  /** Civil date. */
  readonly lastDay: string;
}
`,
    },
    {
      file: 'domain/documents/order.ts',
      does: 'bound to its kind',
      edits: [
        behind(
          "  readonly 'case-file': CaseFileOrder;\n",
          "  readonly 'leaving-certificate': LeavingCertificateOrder;\n",
        ),
        before(
          'import type { LevelNoticeOrder }',
          "import type { LeavingCertificateOrder } from './leaving-certificate.js';\n",
        ),
      ],
    },
    {
      file: 'documents/leaving-certificate.ts',
      does: 'how it is printed, from frozen content alone; content of issued papers never changes, so the old shape keeps being rendered',
      text: `import { text } from '../domain/vocabulary/text.js';
import { printDocument } from './html.js';

/** What the certificate of who has left says (I-58); frozen when it is issued. */
export interface LeavingCertificateContent {
  readonly number: string;
  readonly personName: string;
  /** Civil dates. */
  readonly lastDay: string;
  readonly issuedOn: string;
}

/** The certificate of who has left. Its layout is our own design (I-75). */
export const renderLeavingCertificate = (content: LeavingCertificateContent): string =>
  printDocument({
    title: text('离职证明', 'Certificate of leaving'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('最后工作日', 'Last day'), value: content.lastDay },
    ],
    notes: [],
    signatures: [text(\`人力资源部　\${content.issuedOn}\`, 'Human resources')],
  });
`,
    },
    {
      file: 'documents/papers/leaving-certificate.ts',
      does: 'the fields of its form, from the same content',
      text: `import type { LeavingCertificateContent } from '../leaving-certificate.js';
import { dayZh } from './paper.js';

/** The certificate of who has left (I-58) as its form prints it. */
export interface LeavingCertificateFacts {
  readonly name: string;
  readonly lastDay: string;
  readonly issuedOn: string;
}

/** What the certificate of who has left says. */
export const leavingCertificateFacts = (content: LeavingCertificateContent): LeavingCertificateFacts => ({
  name: content.personName,
  lastDay: dayZh(content.lastDay),
  issuedOn: dayZh(content.issuedOn),
});
`,
    },
    {
      file: 'documents/typeset/templates/leaving-certificate.typ',
      does: 'its form: the layout, with a place for each field',
      text: `// The certificate of who has left (I-58).
#import "base.typ": *
#show: paper
#fields(pair("姓名", facts.name), pair("最后工作日", facts.lastDay))
#v(16pt)
#align(right)[人力资源部（盖章） #facts.issuedOn]
`,
    },
    {
      file: 'documents/papers/paper.ts',
      does: 'its form among all',
      edits: [behind("  'trial-letter',\n", "  'leaving-certificate',\n")],
    },
    {
      file: 'documents/papers/issued.ts',
      does: 'its paper, bound to its kind',
      edits: [
        before(
          "  'case-file': (content",
          `  'leaving-certificate': (content: LeavingCertificateContent) => ({
    form: 'leaving-certificate',
    title: '离职证明',
    facts: leavingCertificateFacts(content),
  }),
`,
        ),
        before(
          'import type { LevelNoticeContent }',
          "import type { LeavingCertificateContent } from '../leaving-certificate.js';\n",
        ),
        before(
          'import { qualificationRecordFacts }',
          "import { leavingCertificateFacts } from './leaving-certificate.js';\n",
        ),
      ],
    },
    {
      file: 'activities/documents/leaving-certificate.ts',
      does: 'how it is made: its series, the schema of what is said, its content out of the records',
      text: `import * as z from 'zod';
import { civilDateSchema } from '../../domain/vocabulary/schema.js';
import { renderLeavingCertificate } from '../../documents/leaving-certificate.js';
import type { DocumentMaker } from './making.js';

/** I-58: the certificate of who has left. */
export const leavingCertificate: DocumentMaker<'leaving-certificate'> = {
  series: 'LZ',
  orders: z.strictObject({ lastDay: civilDateSchema }),
  make: (_, { order, personName, number, issuedOn }) => {
    const content = { number, personName, lastDay: order.content.lastDay, issuedOn };
    return Promise.resolve({ content, html: renderLeavingCertificate(content) });
  },
};
`,
    },
    {
      file: 'activities/documents/makers.ts',
      does: 'bound to its kind',
      edits: [
        behind("  'level-notice': levelNotice,\n", "  'leaving-certificate': leavingCertificate,\n"),
        before('import { levelNotice }', "import { leavingCertificate } from './leaving-certificate.js';\n"),
      ],
    },
    {
      file: 'workflows/departure/steps.ts',
      does: 'the step that orders it',
      edits: [
        [
          '    documents: [caseFile(caseId)],\n    messages: [',
          "    documents: [\n      caseFile(caseId),\n      { kind: 'leaving-certificate', caseId, content: { lastDay: state.lastDay } },\n    ],\n    messages: [",
        ],
      ],
    },
    {
      file: 'domain/trace/sections-1-to-7.ts',
      does: 'under which § it is issued',
      edits: [
        [
          "    documents: ['case-file', 'level-notice', 'appointment-notice', 'setback-notice'],\n    pages: ['/documents', '/people'],",
          "    documents: ['case-file', 'level-notice', 'appointment-notice', 'setback-notice', 'leaving-certificate'],\n    pages: ['/documents', '/people'],",
        ],
      ],
    },
    {
      file: 'test/activities/document-orders.test.ts',
      does: 'an order of it, tried whole and with each field missing',
      edits: [behind("  'case-file': {},\n", "  'leaving-certificate': { lastDay: '2026-07-31' },\n")],
    },
    PAGE_WORDS,
    GLOSSARY,
    GUIDE,
  ],
  after: 'That what people wrote stays text is tried in `test/documents`.',
  tests: [
    'test/documents/forms.test.ts',
    'test/domain/catalogues.test.ts',
    'test/docs/trace.test.ts',
    'test/docs/glossary.test.ts',
    'test/pages/texts.test.ts',
  ],
};

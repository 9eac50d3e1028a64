import { describe, expect, test } from '@jest/globals';
import { renderCaseFile, type CaseFileContent } from '../../documents/case-file.js';
import { renderAppointmentNotice } from '../../documents/appointment-notice.js';
import { renderLevelNotice, type LevelNoticeContent } from '../../documents/level-notice.js';
import { renderQualificationRecord } from '../../documents/qualification-record.js';
import { renderSetbackNotice } from '../../documents/setback-notice.js';
import { renderTrialLetter } from '../../documents/trial-letter.js';
import { appointmentNotice, qualificationRecord, setbackNotice, trialLetter } from './papers-of.js';

const NASTY = `<img src=x onerror=alert(1)>"'&</td><script>alert(2)</script>`;

const notice: LevelNoticeContent = {
  number: 'TZ-2026-00001',
  caseId: 'LP-2026-07-00001',
  cycleMonth: '2026-07',
  personId: '20001',
  personName: '周超',
  fromLevel: 'junior-1',
  toLevel: 'intermediate1-1',
  effectiveFrom: '2026-07-01',
  fromAmount: '4560.00',
  toAmount: null,
  issuedOn: '2026-07-20',
  policyVersion: 'v1',
  basis: { zh: '§8.5.7 与 §12.2', en: '§8.5.7 and §12.2' },
};

const file: CaseFileContent = {
  number: 'DA-LP-2026-07-00001',
  caseId: 'LP-2026-07-00001',
  cycleMonth: '2026-07',
  policyVersion: 'v1',
  personId: '20001',
  personName: '周超',
  fromLevel: 'junior-1',
  finalLevel: null,
  effectiveFrom: null,
  evaluations: [
    {
      at: '2026-07-06T16:30:00.000Z',
      request: { kind: 'level-promotion' },
      answer: {
        findings: [
          {
            clause: '8.4.1.2.B',
            met: false,
            expected: { zh: '1S+1A 以上', en: '1 S and 1 A' },
            actual: { zh: '1 A', en: '1 A' },
          },
        ],
      },
    },
    { at: '2026-07-10T02:00:00.000Z', request: { kind: 'panel' }, answer: {} },
  ],
  decisions: [
    {
      clause: '8.5.5',
      kind: 'gm',
      outcome: 'reject',
      reason: '名额',
      decidedBy: '10001',
      decidedByName: '陈总',
      at: '2026-07-15T16:30:00.000Z',
    },
    {
      clause: 'I-40',
      kind: 'confirmation',
      outcome: 'confirmed',
      reason: null,
      decidedBy: '20001',
      at: '2026-07-20T02:00:00.000Z',
    },
  ],
  ownWords: [
    { kind: 'statement', text: '半年工作总结', by: '20001', at: '2026-07-06T02:00:00.000Z' },
    { kind: 'wish', text: null, by: '20001', at: '2026-07-05T16:30:00.000Z' },
  ],
  attachments: [
    {
      id: '0f5f6c1e-7b0e-4f3a-9d55-0d6f6f6c0a01',
      filename: '工作总结.pdf',
      mediaType: 'application/pdf',
      sha256: 'ab'.repeat(32),
      bytes: 2048,
      purpose: 'statement',
      by: '10001',
      byName: '何人事',
      at: '2026-07-20T02:00:00.000Z',
    },
  ],
  standards: [
    {
      sessionId: 'LC-2026-07-D1',
      policyVersion: 'v1',
      source: 'release',
      laidDownFor: null,
      level: 'intermediate2-1',
      descriptors: [
        { ability: 'business', descriptor: { zh: '能发掘需求', en: 'finds needs', wording: 'paraphrase' } },
      ],
    },
  ],
};

describe('documents (8.5.7)', () => {
  test('what people wrote stays text, wherever it stands', () => {
    const pages = [
      renderLevelNotice({ ...notice, personName: NASTY, personId: NASTY, policyVersion: NASTY, number: NASTY }),
      renderCaseFile({
        ...file,
        personName: NASTY,
        decisions: file.decisions.map((one) => ({ ...one, reason: NASTY, decidedBy: NASTY, decidedByName: NASTY })),
        ownWords: file.ownWords.map((one) => ({ ...one, text: NASTY })),
        attachments: file.attachments.map((one) => ({ ...one, filename: NASTY })),
      }),
    ];
    for (const page of pages) {
      expect(page).not.toMatch(/<script|<img/);
      expect(page).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
      expect(page.match(/<tr>/g)).toHaveLength(page.match(/<\/tr>/g)?.length ?? 0);
    }
  });

  test('the notice names levels in both languages and the day of effect', () => {
    const page = renderLevelNotice(notice);
    for (const said of ['初级客服(一般) · junior agent, ordinary', '2026-07-01', '¥ 4560.00', '—']) {
      expect(page).toContain(said);
    }
  });

  test('no paper says of itself that its layout is ours: docs and gallery do (I-75)', () => {
    const pages = [
      renderLevelNotice(notice),
      renderAppointmentNotice(appointmentNotice),
      renderSetbackNotice(setbackNotice),
      renderTrialLetter(trialLetter),
      renderQualificationRecord(qualificationRecord),
    ];
    for (const page of pages) expect(page).not.toMatch(/自行设计|缺失|our own|is lost/);
  });

  test('the file of a case tells its decisions in words, by the day in Shanghai, and cites § and register apart', () => {
    const page = renderCaseFile(file);
    expect(page).toContain('2026-07-16  §8.5.5  总经理否决 · rejected by the general manager  陈总  (名额)');
    expect(page).toContain('2026-07-20  I-40  确认已面谈 · confirmed that the interview took place  20001');
    expect(page).toContain('未晋级 · not promoted');
    // 8.5.7: what was found and by which §, no count of how often the engine was asked.
    expect(page).toContain(
      '2026-07-07  职级晋升资格评定 · Qualification for a higher level\n§8.4.1.2.B  1S+1A 以上 · 1 S and 1 A:1 A;不符合 · not met\n2026-07-10  答辩评审 · Defense before the panel',
    );
    expect(page).not.toMatch(/评定次数|Evaluations/);
    expect(page).toContain('2026-07-06  工作陈述 · statement of work\n半年工作总结');
    expect(page).toContain('2026-07-06  自荐 · wish to be submitted');
    expect(page).toContain(
      '2026-07-20  书面陈述 · statement  工作总结.pdf  (何人事, 2048 B, SHA-256 abababababababab…)',
    );
  });
});

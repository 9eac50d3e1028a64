import { caseVolume, type VolumeLine, type VolumeOf } from '../../documents/papers/case-volume.js';
import type { CaseFileContent } from '../../documents/case-file.js';
import type { Paper } from '../../documents/papers/paper.js';
import { caseFile } from './papers-of.js';
import { RECORDS, reviewOf } from './records-of.js';

/** So many lines of what happened to an invented case. */
const lines = (count: number): readonly VolumeLine[] =>
  Array.from({ length: count }, (_, index) => ({
    id: 4000 + index,
    at: `2026-07-${String(6 + (index % 20)).padStart(2, '0')}T02:00:00.000Z`,
    act: index === 0 ? 'open' : 'advance',
    clause: index === 0 ? '8.5.1' : '8.5.5',
    from: index === 0 ? null : '总经理审批',
    to: index === 0 ? '人力资源部初审' : '已批准',
    by: index === 0 ? '系统' : '陈总',
    link: index === 1 ? null : { no: 9000 + index, hash: String(index % 10).repeat(64) },
  }));

/** The whole file of an invented case with as many lines of what happened. */
export const volumeOf = (
  count: number,
  sessions = 1,
  other: (of: VolumeOf & { readonly content: CaseFileContent }) => VolumeOf = (of) => of,
): Paper<'case-volume'> =>
  caseVolume(
    other({
      number: 'DA-LP-2026-07-00001',
      caseId: 'LP-2026-07-00001',
      content: caseFile,
      scores: Array.from({ length: sessions }, () => RECORDS['15.1']).filter((one) => one !== undefined),
      assessments: RECORDS['15.4-15.5'],
      review: reviewOf(),
      documents: [
        {
          number: 'TZ-2026-00001',
          what: '任职资格/薪资调整通知书',
          issuedOn: '2026-07-20',
          answer: '已签收（2026-07-21）',
          sha256: '5e'.repeat(32),
          scans: [
            {
              filename: '签字页.pdf',
              by: '何人事',
              at: '2026-07-21T03:00:00.000Z',
              fileSha256: 'cd'.repeat(32),
              documentSha256: '5e'.repeat(32),
            },
          ],
        },
      ],
      lines: lines(count),
      date: '2026-07-28',
      head: { no: 12345, hash: 'ef'.repeat(32) },
    }),
  );

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from './must.js';
import type { Story } from './story.js';

interface Paper {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
}

const KEPT = ['level-notice', 'case-file'] as const;

/**
 * 8.5.7, §15: the notice and the file of the first who was promoted, as it was frozen and whole, as PDF; on disk where a
 * folder is given.
 * @throws Error where one of them is missing or no PDF.
 */
export async function keepPapers(story: Story, folder: string | undefined): Promise<void> {
  const hr = await story.as('hr');
  const [first] = (await story.submittedNow()).filter(({ finalLevel }) => finalLevel !== null);
  if (first === undefined) throw new Error('read back: nobody was promoted');
  const issued = await hr.all<Paper>(`/v1/documents?case=${encodeURIComponent(first.id)}`);
  for (const kind of KEPT) {
    const paper = issued.find((one) => one.kind === kind);
    if (paper === undefined) throw new Error(`read back: ${first.id} has no ${kind}`);
    const pdf = await hr.download(`/v1/documents/${encodeURIComponent(paper.id)}/pdf`);
    await keep(story, folder, paper.number, pdf);
  }
  await keep(
    story,
    folder,
    `${first.id}-卷宗`,
    await hr.download(`/v1/cases/${encodeURIComponent(first.id)}/file/pdf`),
  );
}

async function keep({ narrator }: Story, folder: string | undefined, name: string, pdf: Uint8Array): Promise<void> {
  must(Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-', `${name} is no PDF`);
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, pdf, { mode: 0o600 });
  narrator.say(`✓ ${path} · ${Math.ceil(pdf.length / 1024)} kB`);
}
